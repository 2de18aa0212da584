import { consequenceOf, isCustomersCall } from '@sinia/core/call';
import type { schema } from '@sinia/database';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { defaultGroup } from '../tickets/group-store.ts';
import { drawId } from '../tickets/message-store.ts';
import { moveToShelf } from '../tickets/shelf-store.ts';
import { lockTicket } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { type CallRow, lockCall, setOnCall, worksTickets } from './call-store.ts';
import { openCallTicket } from './open-call-ticket.ts';
import { readPolicy, type VersionedPolicy } from './policy-store.ts';
import { supervisorsAmong } from './supervisor-store.ts';
import { addTask, settleTasksOf } from './task-store.ts';

const MINUTE_MS = 60_000;

interface Settling {
  readonly call: CallRow;
  readonly policy: VersionedPolicy['policy'];
  readonly groupId: string;
  /** Who talked with the customer, where they work tickets. */
  readonly assigneeId: string | null;
  /** What is owed no more to whoever talked with them. */
  readonly settles: readonly schema.CallTaskKind[];
}

/**
 * What becomes of a call that has ended, by the rules of the house: an answered call ends in a ticket, a missed one in
 * a call that is owed, or whatever the house decided. Done once for each outcome.
 */
export const settleCall = defineUseCase({
  name: 'settleCall',
  permission: 'call.handle',
  input: z.object({ id: z.string() }),
  output: z.object({ settled: z.boolean() }),
  load: async (tx, { id }, context): Promise<Settling> => {
    const call = await lockCall(tx, id);
    const [{ policy }, groupId, assigned, supervisors] = await Promise.all([
      readPolicy(tx),
      defaultGroup(context, tx),
      worksTickets(tx, call.agentId),
      supervisorsAmong(tx, call.agentId ? [call.agentId] : []),
    ]);
    return {
      ...{ call, policy, groupId, assigneeId: assigned ? call.agentId : null },
      settles: supervisors.size > 0 ? ['callback', 'supervisor_callback'] : ['callback'],
    };
  },
  about: () => ({}),
  run: async (work, { subject, context }) => {
    const { call } = subject;
    if (!isDue(call, work.now)) return { settled: false };
    const ticketId = await settle(work, context, subject);
    if (call.ticketId) await noteEnd(work, call, call.ticketId);
    if (call.outcome === 'answered' && call.number)
      settleTasksOf(work, call.number, call.agentId, subject.settles);
    const opened = ticketId ? { ticketId, ticketBy: 'rule' as const } : {};
    setOnCall(work, call.id, { ...opened, settledAs: call.outcome, settledAt: work.now, lookAt: null });
    work.signal('calls');
    return { settled: true };
  },
});

/** Whether it has ended for good, or for long enough, with an outcome that nothing was done about. */
function isDue({ outcome, closing, lookAt, settledAs }: CallRow, now: Date): boolean {
  if (outcome === null || closing === 'open' || outcome === settledAs) return false;
  return closing === 'certain' || (lookAt !== null && lookAt <= now);
}

/** @returns the ticket that was opened for it, if one was. */
async function settle(work: UnitOfWork, context: Context, settling: Settling): Promise<string | null> {
  const { call, policy, groupId, assigneeId } = settling;
  const { direction, callerKind, waitSeconds, outcome, ticketId } = call;
  if (outcome === null) return null;
  const ended = { direction, outcome, callerKind, waitSeconds, hasTicket: ticketId !== null };
  const { consequence } = consequenceOf(ended, policy);
  if (consequence === 'ticket') {
    const { id } = await openCallTicket(work, context, call, { groupId, assigneeId });
    return id;
  }
  if (consequence === 'callback' && call.number && isCustomersCall(call))
    addTask(work, {
      ...{ id: drawId(context, work.now, 'ctk'), callId: call.id, kind: 'callback', number: call.number },
      dueAt: new Date((call.endedAt ?? work.now).getTime() + policy.callbackMinutes * MINUTE_MS),
      createdAt: work.now,
    });
  return null;
}

/** The ticket's own history says how long the call took. */
async function noteEnd(work: UnitOfWork, call: CallRow, ticketId: string): Promise<void> {
  const { id: callId, outcome, waitSeconds, talkSeconds, agentId } = call;
  const detail = { callId, outcome, waitSeconds, talkSeconds, agentId };
  moveToShelf(work, await lockTicket(work.tx, ticketId), { type: 'call.ended', changes: {}, detail }, {});
}
