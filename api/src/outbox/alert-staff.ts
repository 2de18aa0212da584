import { type AlertSettings, type Concern, concernsOf, DEFAULT_ALERTS, may, newId } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { insertAlerts, type NewAlert, readAllSettings } from '../use-cases/alerts/alert-store.ts';
import type { Dependencies } from '../use-cases/context.ts';
import type { DueEvent } from '../use-cases/deliveries/outbox-store.ts';
import { type Colleague, readColleagues, readFollowers } from '../use-cases/followers/follower-store.ts';
import type { Subscriber } from './subscriber.ts';

/** Somebody who reads it in the desk needs no mail about it. */
const MAIL_AFTER_MS = 2 * 60_000;

/** Tells the staff what concerns them: one row a person and event, for those who may see the ticket at that moment. */
export const alertStaff: Subscriber = {
  name: 'alert-staff',
  async deliver(tx, events, dependencies) {
    const concerning = events.filter(({ event, ticket }) => concernsOf(event, ticket).length > 0);
    if (concerning.length === 0) return;
    const audience = await readAudience(tx, concerning);
    await insertAlerts(
      tx,
      concerning.flatMap((due) => alertsFor(due, audience, dependencies)),
    );
  },
};

export interface Audience {
  readonly colleagues: readonly Colleague[];
  readonly followers: readonly { readonly ticketId: string; readonly userId: string }[];
  readonly settings: ReadonlyMap<string, AlertSettings>;
}

async function readAudience(tx: Transaction, events: readonly DueEvent[]): Promise<Audience> {
  const ticketIds = [...new Set(events.map(({ ticketId }) => ticketId))];
  const [colleagues, followers, settings] = await Promise.all([
    readColleagues(tx),
    readFollowers(tx, ticketIds),
    readAllSettings(tx),
  ]);
  return { colleagues, followers, settings };
}

/** The alerts of one event: never to who did it, once a person, by the ways that each chose. */
export function alertsFor(
  due: DueEvent,
  audience: Audience,
  { clock, random }: Pick<Dependencies, 'clock' | 'random'>,
): NewAlert[] {
  const { event, ticket, ticketId, seq } = due;
  const now = clock();
  const told = new Set<string>();
  return concernsOf(event, ticket).flatMap((concern) =>
    audience.colleagues.flatMap((colleague): NewAlert[] => {
      const { id: userId, holder } = colleague;
      if (told.has(userId) || userId === due.actor.id) return [];
      if (!isMeant(concern, colleague, due, audience) || !may(holder, 'ticket.note', ticket)) return [];
      told.add(userId);
      const ways = (audience.settings.get(userId) ?? DEFAULT_ALERTS).ways[concern.kind];
      if (ways.length === 0) return [];
      const mailDueAt = ways.includes('email') ? new Date(now.getTime() + MAIL_AFTER_MS) : null;
      const id = newId('alr', now.getTime(), random(16));
      return [{ id, userId, kind: concern.kind, ticketId, seq, createdAt: now, mailDueAt }];
    }),
  );
}

function isMeant(
  { whom }: Concern,
  { id, holder }: Colleague,
  due: DueEvent,
  { followers }: Audience,
): boolean {
  const { ticket } = due;
  if (whom === 'group') return holder.groupIds?.includes(ticket.groupId) ?? false;
  if (whom === 'assignee') return ticket.assigneeId === id;
  if (whom === 'followers')
    return followers.some(({ ticketId, userId }) => ticketId === ticket.id && userId === id);
  return whom.userIds.includes(id);
}
