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

/** Everything that the clients of a run were told, kept outside of what is tested. */
export interface Ledger {
  readonly tickets: TicketPromise[];
  readonly mails: MailPromise[];
}

export function newLedger(): Ledger {
  return { tickets: [], mails: [] };
}

export function countAcknowledged({ tickets, mails }: Ledger) {
  return {
    tickets: tickets.filter((ticket) => ticket.id).length,
    replies: tickets.flatMap((ticket) => ticket.replies).filter((reply) => reply.id).length,
    mails: mails.filter((mail) => mail.accepted).length,
  };
}
