import type { ChatRules } from '../../../port/chat-settings-port.ts';

export type Week = ChatRules['hours']['week'];
export type Day = Week[number];
type Span = Day[number];

const DAY = 1_440;
const HOUR = 60;
export const MOST_SPANS = 4;
const USUAL: Span = [8 * HOUR, 20 * HOUR];

/** `08:30`; the end of a day is its midnight. */
export function clockOf(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / HOUR) % 24)}:${two(minutes % HOUR)}`;
}

/** Minutes after midnight of `08:30`; midnight ends a day where it is an end. Null for no time. */
export function minutesOf(clock: string, end: boolean): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(clock) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const read = Number(hours) * HOUR + Number(minutes);
  return read === 0 && end ? DAY : read;
}

/** One more span of a day, after the others; as it was where there is no room for one. */
export function withSpan(day: Day): Day {
  const last = day.at(-1);
  if (!last) return [USUAL];
  const from = last[1] + HOUR;
  return day.length < MOST_SPANS && from + HOUR <= DAY
    ? [...day, [from, Math.min(from + 4 * HOUR, DAY)]]
    : day;
}

/** What cannot be of a day, by its place in the week. */
export interface WrongDay {
  readonly day: number;
  readonly reason: 'backwards' | 'overlapping';
}

/** Days whose spans cannot be, and why. */
export function wrongSpans(week: Week): WrongDay[] {
  return week.flatMap((spans, day): WrongDay[] => {
    if (spans.some(([from, until]) => from >= until)) return [{ day, reason: 'backwards' }];
    const inOrder = spans.toSorted(([one], [other]) => one - other);
    const overlapping = inOrder.some(([from], at) => at > 0 && from < (inOrder[at - 1]?.[1] ?? 0));
    return overlapping ? [{ day, reason: 'overlapping' }] : [];
  });
}
