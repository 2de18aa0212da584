import { readAgentAddress } from '@sinia/channels/email';
import { may } from '@sinia/core';
import type { Database } from '@sinia/database';
import { holderOf, type StaffActor } from '../auth/actor.ts';
import { findStaffByEmail } from '../auth/staff-store.ts';
import type { MailIdentities } from '../outbox/mail-identity.ts';
import { type KnownTicket, readLive, ticketById } from '../use-cases/mail/envelope-store.ts';

/** Somebody of the house whose own signed address a mail came to. */
export interface AgentBehind {
  readonly actor: StaffActor;
  readonly ticket: KnownTicket;
}

/**
 * Who answers one of our alerts, if they may write notes there at this moment.
 *
 * @param from proven by DMARC: an address alone proves nothing
 */
export async function agentBehind(
  db: Database,
  identities: MailIdentities,
  from: string,
  recipients: readonly string[],
): Promise<AgentBehind | null> {
  const actor = from ? await findStaffByEmail(db, from) : null;
  if (!actor) return null;
  for (const recipient of recipients) {
    const token = readAgentAddress(recipient, actor.id, identities);
    const ticket = token.state === 'valid' ? await ticketById(db, token.ticketId) : null;
    if (!ticket) continue;
    const live = await readLive(db, ticket);
    if (live && may(holderOf(actor), 'ticket.note', live)) return { actor, ticket };
  }
  return null;
}
