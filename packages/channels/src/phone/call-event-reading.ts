/** What was odd about an event and did not keep it from being understood; each is counted in the exchange's health. */
export const CALL_ISSUES = [
  'event_unknown',
  'time_missing',
  'clock_skew',
  'duration_negative',
  'text_cut',
  'field_unreadable',
  'extension_unknown',
  /** Only the records of the exchange knew of the call. */
  'call_lost',
] as const;
export type CallIssue = (typeof CALL_ISSUES)[number];

const MOST_SECONDS = 7 * 86_400;

type Fields = Readonly<Record<string, unknown>>;

/** Reads fields of a foreign object: what cannot be understood is left out and noted, never refused. */
export class CallEventReading {
  readonly issues = new Set<CallIssue>();

  object(value: unknown): Fields | null {
    if (value === null || value === undefined) return null;
    if (typeof value === 'object' && !Array.isArray(value)) return value as Fields;
    this.issues.add('field_unreadable');
    return null;
  }

  /** Text without control characters, cut at `most` characters. Numbers are taken as written. */
  text(value: unknown, most: number): string | null {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'string' && typeof value !== 'number') {
      this.issues.add('field_unreadable');
      return null;
    }
    const clean = String(value)
      .replace(/\p{Cc}+/gu, ' ')
      .trim();
    if (clean.length > most) this.issues.add('text_cut');
    return clean === '' ? null : clean.slice(0, most).toWellFormed();
  }

  /** Seconds, whole or broken; text such as `17` is taken too. */
  seconds(value: unknown): number | null {
    const number = this.number(value);
    if (number === null) return null;
    if (number >= 0 && number <= MOST_SECONDS) return number;
    this.issues.add(number < 0 ? 'duration_negative' : 'field_unreadable');
    return null;
  }

  number(value: unknown): number | null {
    if (value === null || value === undefined || value === '') return null;
    const number = typeof value === 'string' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    this.issues.add('field_unreadable');
    return null;
  }

  /** RFC 3339, or seconds since 1970. */
  instant(value: unknown): Date | null {
    if (value === null || value === undefined || value === '') return null;
    const seconds = typeof value === 'number' || /^\d{9,11}(\.\d+)?$/.test(String(value));
    const at = new Date(seconds ? Number(value) * 1000 : String(value));
    if (at.getFullYear() >= 2000 && at.getFullYear() < 2200) return at;
    this.issues.add('field_unreadable');
    return null;
  }

  oneOf<Choice extends string>(value: unknown, choices: readonly Choice[]): Choice | null {
    const text = this.text(value, 40)
      ?.toLowerCase()
      .replaceAll(/[\s-]+/g, '_');
    if (text === undefined) return null;
    const found = choices.find((choice) => choice === text);
    if (!found) this.issues.add('field_unreadable');
    return found ?? null;
  }

  boolean(value: unknown): boolean | null {
    if (value === null || value === undefined) return null;
    if (value === true || value === 'true' || value === 'yes' || value === 1 || value === '1') return true;
    if (value === false || value === 'false' || value === 'no' || value === 0 || value === '0') return false;
    this.issues.add('field_unreadable');
    return null;
  }
}
