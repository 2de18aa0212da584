import type { Ticket, TicketEvent } from './ticket/ticket.ts';

/** What a member of staff can be told of. `due` stays silent until terms exist. */
export const ALERT_KINDS = ['new', 'assigned', 'mentioned', 'customer_replied', 'due'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** How: a line in the desk always; the rest as each person likes. */
export const ALERT_WAYS = ['desk', 'sound', 'browser', 'email'] as const;
export type AlertWay = (typeof ALERT_WAYS)[number];

/** Hours without sound, browser notification or mail, in the desk's time zone: `{ from: '20:00', to: '08:00' }`. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

export interface AlertSettings {
  readonly ways: Readonly<Record<AlertKind, readonly AlertWay[]>>;
  readonly quietHours: QuietHours | null;
}

export const DEFAULT_ALERTS: AlertSettings = {
  ways: {
    new: ['desk'],
    assigned: ['desk', 'sound', 'browser'],
    mentioned: ['desk', 'sound', 'browser', 'email'],
    customer_replied: ['desk', 'sound'],
    due: ['desk', 'browser'],
  },
  quietHours: null,
};

const DAY_MINUTES = 24 * 60;

const DISTURBING: ReadonlySet<AlertWay> = new Set<AlertWay>(['sound', 'browser', 'email']);

/** @param minutes of the local day, 0 to 1439. @returns the ways that may be used at that moment. */
export function alertWays(settings: AlertSettings, kind: AlertKind, minutes: number): readonly AlertWay[] {
  const ways = settings.ways[kind];
  return isQuiet(settings.quietHours, minutes) ? ways.filter((way) => !DISTURBING.has(way)) : ways;
}

function isQuiet(hours: QuietHours | null, minutes: number): boolean {
  if (!hours) return false;
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** @returns how many minutes it stays quiet; 0 when it is not. */
export function quietMinutesLeft({ quietHours }: AlertSettings, minutes: number): number {
  if (!quietHours || !isQuiet(quietHours, minutes)) return 0;
  return (minutesOf(quietHours.to) - minutes + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
}

/** Whom an event concerns: by name, by what they are to the ticket, or by their group. */
export interface Concern {
  readonly kind: AlertKind;
  readonly whom: 'group' | 'assignee' | 'followers' | { readonly userIds: readonly string[] };
}

type Concerned = Pick<Ticket, 'assigneeId'> & {
  readonly shelf: string | null;
  readonly imported: boolean;
};

/**
 * What an event is to the staff, the most personal first: who is concerned twice is told the first thing only. Of spam
 * and of what was imported into history nobody is told; what somebody has already is new to nobody else.
 */
export function concernsOf(event: TicketEvent, ticket: Concerned): Concern[] {
  if (ticket.imported || ticket.shelf === 'spam') return [];
  const concerns: Concern[] = [];
  const mentioned = mentionsIn(event);
  if (mentioned.length > 0) concerns.push({ kind: 'mentioned', whom: { userIds: mentioned } });
  const assignee = event.changes.assigneeId?.after;
  if (typeof assignee === 'string') concerns.push({ kind: 'assigned', whom: { userIds: [assignee] } });
  if (event.type === 'message.added' && event.message?.author === 'customer') {
    concerns.push({ kind: 'customer_replied', whom: 'assignee' });
    concerns.push({ kind: 'customer_replied', whom: 'followers' });
  }
  if (event.type === 'ticket.opened' && !ticket.assigneeId) concerns.push({ kind: 'new', whom: 'group' });
  return concerns;
}

/** Ids of staff, as the payload of an event keeps them: one string. */
export const mentionDetail = (userIds: readonly string[]) => ({ mentions: userIds.join(' ') });

export function mentionsIn({ detail }: Pick<TicketEvent, 'detail'>): string[] {
  const mentions = detail?.mentions;
  return typeof mentions === 'string' ? mentions.split(' ').filter(Boolean) : [];
}
