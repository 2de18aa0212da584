/**
 * What a wake-up is about: something was committed; who is where; what somebody is told; a ticket, whose deliveries
 * moved on, which no event tells; what an exchange told (`call_events`) and what is known of calls (`calls`); that there
 * is mail in a mailbox of Microsoft 365 (`mailboxes`); who is in a chat, writes there or answers chats (`chats`);
 * `missed`: nobody listened for a while, it may have been anything.
 */
export type Topic =
  | 'committed'
  | 'presence'
  | 'alerts'
  | 'call_events'
  | 'calls'
  | 'mailboxes'
  | 'chats'
  | 'missed'
  | `tkt_${string}`;

/** That messages of a ticket went their way. */
export const deliveriesOf = (ticketId: string) => ticketId as Topic;
