/** What one client asked for, and what it was promised. */
export interface Asked {
  /** Chosen by the client, the same at every try; it stands in the subject or the text. */
  readonly marker: string;
  /** The id that was acknowledged; null as long as it was not. */
  id: string | null;
}

export interface TicketPromise extends Asked {
  reference: string | null;
  /** In the order in which they were sent, each after the one before was acknowledged. */
  readonly replies: Asked[];
}

export interface MailPromise {
  readonly marker: string;
  /** Answered with 250. */
  accepted: boolean;
}

export interface SaidPromise {
  readonly marker: string;
  /** Its webhook was answered with 2xx. */
  accepted: boolean;
}

/** What one person wrote on a written channel, in that order. */
export interface ConversationPromise {
  readonly channel: string;
  readonly said: readonly SaidPromise[];
}

export interface ChatPromise extends Asked {
  /** What came after its first message, each after the one before was acknowledged. */
  readonly said: readonly Asked[];
}

/** Everything that the clients of a run were told, kept outside of what is tested. */
export interface Ledger {
  readonly tickets: TicketPromise[];
  readonly mails: MailPromise[];
  readonly conversations: ConversationPromise[];
  readonly chats: ChatPromise[];
}

export function newLedger(): Ledger {
  return { tickets: [], mails: [], conversations: [], chats: [] };
}

export function countAcknowledged({ tickets, mails, conversations, chats }: Ledger) {
  return {
    tickets: tickets.filter((ticket) => ticket.id).length,
    replies: tickets.flatMap((ticket) => ticket.replies).filter((reply) => reply.id).length,
    mails: mails.filter((mail) => mail.accepted).length,
    webhooks: conversations.flatMap(({ said }) => said).filter((one) => one.accepted).length,
    chats: chats.flatMap((one) => [one, ...one.said]).filter((one) => one.id).length,
  };
}
