import { PUBLIC_STATUS, type Status } from '@sinia/core';
import { awaitRatings, lastCalls } from '../use-cases/calls/call-survey-store.ts';
import type { DueEvent } from '../use-cases/deliveries/outbox-store.ts';
import type { Subscriber } from './subscriber.ts';

/** A ticket that somebody rang about was resolved: its rating comes by telephone first. */
export const rateByCall: Subscriber = {
  name: 'rate-by-call',
  async deliver(tx, events, { clock }) {
    const resolved = events.filter(({ event, ticket }) => ticket.shelf !== 'spam' && isResolved(event));
    const calls = await lastCalls(tx, [...new Set(resolved.map(({ ticketId }) => ticketId))]);
    await awaitRatings(tx, calls, clock());
  },
};

function isResolved({ type, changes }: DueEvent['event']): boolean {
  if (type === 'ticket.imported') return false;
  const change = changes.status as { before: Status | null; after: Status } | undefined;
  if (!change || PUBLIC_STATUS[change.after] !== 'resolved') return false;
  return change.before === null || PUBLIC_STATUS[change.before] !== 'resolved';
}
