import { DialledCall } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { moveToShelf } from '../tickets/shelf-store.ts';
import { lockTicket } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { drawCallId, lockExchange, readAliases, setOnCall, writeAliases } from './call-store.ts';
import { type DialRow, lockDial, placeDial } from './dial-store.ts';
import { addHouseFact } from './house-fact.ts';

/**
 * The exchange has taken the order: its call is ours from now on, of the agent and of the ticket, whether it told of it
 * before or not.
 */
export const noteDialled = defineUseCase({
  name: 'noteDialled',
  permission: 'call.handle',
  input: z.object({ dialId: z.string(), exchangeCall: z.string() }),
  output: DialledCall,
  load: async (tx, { dialId, exchangeCall }) => {
    const dial = await lockDial(tx, dialId);
    if (!dial) throw new Refusal('not_found');
    await lockExchange(tx, dial.exchangeId);
    const known = (await readAliases(tx, dial.exchangeId, [exchangeCall])).get(exchangeCall);
    return { dial, known };
  },
  about: () => ({}),
  run: async (work, { input: { exchangeCall }, subject: { dial, known }, context, now }) => {
    if (dial.callId && dial.exchangeCall) return { id: dial.callId, callId: dial.exchangeCall };
    const { id: dialId, exchangeId, number, extension, agentId } = dial;
    const callId = known ?? drawCallId(context.dependencies);
    if (!known) await writeAliases(work.tx, exchangeId, new Map([[exchangeCall, callId]]));
    const call = { id: callId, exchangeId, exchangeCall };
    const told = { direction: 'outbound', to: number, extension, userId: agentId } as const;
    await addHouseFact(work.tx, context.dependencies, call, `dialled:${dialId}`, {
      ...{ type: 'call.started', at: now },
      ...told,
    });
    placeDial(work, dialId, { exchangeCall, callId });
    await linkToTicket(work, dial, callId);
    work.signal('calls');
    return { id: callId, callId: exchangeCall };
  },
});

async function linkToTicket(work: UnitOfWork, { ticketId }: DialRow, callId: string): Promise<void> {
  if (!ticketId) return;
  const ticket = await lockTicket(work.tx, ticketId);
  const detail = { callId, direction: 'outbound' };
  moveToShelf(work, ticket, { type: 'call.linked', changes: {}, detail }, {});
  setOnCall(work, callId, { ticketId, ticketBy: 'agent' });
}
