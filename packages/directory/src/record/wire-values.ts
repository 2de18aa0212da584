/** Dates, times and amounts as old systems write them: text. */

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/;
const SPANISH_DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$/;
const PLAIN_DAY = /^(\d{4})(\d{2})(\d{2})$/;
/** What stands where no date is known. */
const NO_DAY =
  /^(?:0+|0{4}-?0{2}-?0{2}|0{1,2}[/.-]0{1,2}[/.-]0{4}|(?:0001|9999)-?\d{2}-?\d{2}.*|\d{1,2}[/.-]\d{1,2}[/.-](?:0001|9999).*)$/;

/**
 * A day: `31/12/2026`, `2026-12-31`, `20261231`, each with a time behind it or not.
 *
 * @returns `2026-12-31`; null for none, undefined for what is no day
 */
export function readDay(text: string | null): string | null | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '' || NO_DAY.test(trimmed)) return null;
  const [, year, month, day] = ISO_DAY.exec(trimmed) ?? PLAIN_DAY.exec(trimmed) ?? turned(trimmed);
  if (!year || !month || !day) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const real = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(iso) ? iso : undefined;
}

function turned(text: string): (string | undefined)[] {
  const [, day, month, year] = SPANISH_DAY.exec(text) ?? [];
  return [undefined, year, month, day];
}

const TIME = /[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,3})?\d*)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A moment; without a zone it is meant in Mataró.
 *
 * @returns RFC 3339 in UTC; null for none, undefined for what is no moment
 */
export function readMoment(text: string | null): string | null | undefined {
  const day = readDay(text);
  if (typeof day !== 'string') return day;
  const [, hour = '00', minute = '00', second = '00', fraction = '', zone] =
    TIME.exec(text?.trim() ?? '') ?? [];
  const offset = zone ?? localOffset(`${day}T${hour}`);
  const moment = new Date(`${day}T${hour}:${minute}:${second}${fraction}${withColon(offset)}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

const withColon = (offset: string) => offset.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');

const MADRID = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', timeZoneName: 'longOffset' });
const offsets = new Map<string, string>();
const MOST_OFFSETS = 20_000;

/** `+01:00` or `+02:00`, of an hour on the clocks there; the hour that comes twice is the first one. */
function localOffset(hour: string): string {
  const known = offsets.get(hour);
  if (known) return known;
  const summer = offsetAt(`${hour}:00:00+02:00`);
  const offset = summer === '+02:00' ? summer : offsetAt(`${hour}:00:00+01:00`);
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  offsets.set(hour, offset);
  return offset;
}

function offsetAt(moment: string): string {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return 'Z';
  const part = MADRID.formatToParts(at).find(({ type }) => type === 'timeZoneName');
  return part?.value.slice('GMT'.length) || '+00:00';
}

/**
 * An amount of money: `1.234,56`, `1234.56`, `-12,3 €`.
 *
 * @returns euros; null for none, undefined for what is no amount
 */
export function readAmount(text: string | null): number | null | undefined {
  const bare = text?.replace(/[\s€]|EUR/gi, '') ?? '';
  if (bare === '') return null;
  const decimal = /[.,](\d{1,2})$/.exec(bare);
  const whole = decimal ? bare.slice(0, decimal.index) : bare;
  if (!/^[+-]?\d{1,3}(?:[.,']?\d{3})*$|^[+-]?\d+$/.test(whole)) return undefined;
  return Number(`${whole.replace(/[.,']/g, '')}.${decimal?.[1] ?? '0'}`);
}
