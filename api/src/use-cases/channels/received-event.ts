import type { ChannelEvent, DirectoryMember, EventFact } from '@sinia/channels';
import { z } from 'zod';
import type { AccountRow } from './account-store.ts';
import type { EventRow } from './event-store.ts';

/** What an item of a certain kind says. */
export type EventOf<Kind extends EventFact['kind']> = Extract<ChannelEvent, { kind: Kind }>;

interface Received<Event extends ChannelEvent> {
  readonly row: Pick<EventRow, 'position' | 'envelopeId' | 'accountId'>;
  readonly account: AccountRow;
  readonly event: Event;
}

/** One item of a webhook on its way into the house. */
export type ReceivedEvent<Kind extends EventFact['kind'] = EventFact['kind']> = Received<EventOf<Kind>>;

/** A message, and the colleague who wrote it, where it was one. */
export type ReceivedMessage = ReceivedEvent<'message'> & { readonly employee: DirectoryMember | null };

/** `waits`: it cannot be told yet what it is about; it is looked at again. */
export const Outcome = z.object({ outcome: z.string(), ticketId: z.string().nullable() });
export type Outcome = z.infer<typeof Outcome>;

export const ALREADY: Outcome = { outcome: 'already_processed', ticketId: null };
export const WAITS: Outcome = { outcome: 'waits', ticketId: null };
