import { DialBody } from '@sinia/contracts';
import { may, Refusal } from '@sinia/core';
import { dialRefusal, readCaller } from '@sinia/core/call';
import { normaliseIdentity } from '@sinia/directory/identities';
import { z } from 'zod';
import { holderOf } from '../../auth/actor.ts';
import { drawId } from '../tickets/message-store.ts';
import { aboutTicket, lockTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { diallingExchange, extensionOf, insertDial } from './dial-store.ts';

/** Notes that somebody wants to call: who, from which telephone, whom, about what. The exchange is told afterwards. */
export const orderDial = defineUseCase({
  name: 'orderDial',
  permission: 'call.handle',
  input: DialBody,
  output: z.object({ dialId: z.string() }),
  load: async (tx, { ticketId }, context) => {
    const isStaff = context.actor.kind === 'staff';
    const extension = isStaff ? await extensionOf(tx, context.actor.id) : null;
    const ticket = ticketId ? await lockTicket(tx, ticketId) : null;
    const seen = !ticket || may(holderOf(context.actor), 'ticket.update', aboutTicket(ticket, context));
    if (!seen) throw new Refusal('not_found');
    return { extension, exchange: await diallingExchange(tx) };
  },
  about: () => ({}),
  run: (work, { input: { to, ticketId }, subject: { extension, exchange }, context, now }) => {
    const number = writtenForm(to);
    const refusal = dialRefusal(to, number);
    if (refusal || number === null) throw new Refusal(refusal ?? 'number_not_callable');
    if (!extension) throw new Refusal('agent_without_extension');
    if (!exchange) throw new Refusal('exchange_cannot_dial');
    const dialId = drawId(context, now, 'dia');
    const { id: exchangeId } = exchange;
    const order = { exchangeId, agentId: context.actor.id, extension, number };
    insertDial(work, { id: dialId, ...order, ticketId: ticketId ?? null, createdAt: now });
    work.audit(`call.ordered ${dialId}`, ticketId ?? null);
    return { dialId };
  },
});

/** In E.164, also from a `tel:` link; null where it is no telephone. */
function writtenForm(to: string): string | null {
  const caller = readCaller(to);
  if (caller.kind !== 'number') return null;
  const normalised = normaliseIdentity('phone', caller.dialled);
  return 'value' in normalised ? normalised.value : null;
}
