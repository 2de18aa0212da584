import type { RecordProblem } from '../rejected-record.ts';

const LONGEST = 200;

/** What is wrong with the record under the reader. */
export class InRecord extends Error {
  readonly found: { readonly problem: RecordProblem; readonly field: string | null };

  constructor(problem: RecordProblem, field: string | null) {
    super(problem);
    this.found = { problem, field };
  }
}

/** One line without surplus blanks; null where nothing stands. Control characters, NUL among them, are blanks. */
export function tidy(text: string | null): string | null {
  const line = (text ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zs}\u2028\u2029\ufeff]+/gu, ' ')
    .trim();
  return line === '' ? null : line;
}

/** @throws InRecord `value_too_long` */
export function optional(field: string, text: string | null, longest = LONGEST): string | null {
  const line = tidy(text);
  if (line !== null && line.length > longest) throw new InRecord('value_too_long', field);
  return line;
}
