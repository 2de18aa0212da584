import { LinkBody, Linked, TicketId } from '@sinia/contracts';
import { may, Refusal } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import { holderOf } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { lockBoth } from './family-store.ts';
import { deleteLink, findLink, insertLink, type LinkRow } from './link-store.ts';
import { moveToShelf } from './shelf-store.ts';
import { aboutTicket, type TicketRow } from './ticket-store.ts';

interface Ends {
  readonly one: TicketRow;
  readonly other: TicketRow;
  readonly link: LinkRow | null;
}

/** Says that two tickets are about the same matter; a second kind between the same two takes the place of the first. */
export const linkTickets = defineUseCase({
  name: 'linkTickets',
  permission: 'ticket.update',
  input: z.object({ id: TicketId, ...LinkBody.shape }),
  output: Linked,
  load: loadEnds,
  about: ({ one }, context) => aboutTicket(one, context),
  run: (work, { input: { kind }, subject: ends, context }) => {
    requireOther(ends, context);
    const { one, other, link } = ends;
    if (one.id === other.id) throw new Refusal('link_to_itself');
    const same = link?.kind === kind && (kind === 'related' || link.ticketId === one.id);
    if (same) return { linked: true };
    if (link) deleteLink(work, one.id, other.id);
    insertLink(work, context, { ticketId: one.id, otherId: other.id, kind });
    tellBoth(work, ends, 'ticket.linked', kind);
    return { linked: true };
  },
});

export const unlinkTickets = defineUseCase({
  name: 'unlinkTickets',
  permission: 'ticket.update',
  input: z.object({ id: TicketId, ticketId: TicketId }),
  output: Linked,
  load: loadEnds,
  about: ({ one }, context) => aboutTicket(one, context),
  run: (work, { subject: ends, context }) => {
    requireOther(ends, context);
    if (!ends.link) return { linked: false };
    deleteLink(work, ends.one.id, ends.other.id);
    tellBoth(work, ends, 'ticket.unlinked', ends.link.kind);
    return { linked: false };
  },
});

async function loadEnds(tx: Transaction, { id, ticketId }: { id: string; ticketId: string }): Promise<Ends> {
  const [one, other] = await lockBoth(tx, id, ticketId);
  return { one, other, link: await findLink(tx, id, ticketId) };
}

function requireOther({ other }: Ends, context: Context): void {
  if (may(holderOf(context.actor), 'ticket.update', aboutTicket(other, context))) return;
  throw new Refusal('not_found', { fields: [{ pointer: '/ticketId', code: 'not_found' }] });
}

function tellBoth(
  work: UnitOfWork,
  { one, other }: Ends,
  type: 'ticket.linked' | 'ticket.unlinked',
  kind: string,
): void {
  for (const [here, there] of [
    [one, other],
    [other, one],
  ] as const) {
    const detail = { otherTicketId: there.id, otherReference: there.reference, kind };
    moveToShelf(work, here, { type, changes: {}, detail }, {});
  }
}
