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
