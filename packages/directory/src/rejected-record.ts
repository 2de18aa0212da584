/** What can be wrong with a record of the master; the words for each stand in `@sinia/i18n`. */
export const RECORD_PROBLEMS = [
  'id_missing',
  'id_too_long',
  'name_missing',
  'role_unknown',
  'status_unknown',
  'date_invalid',
  'value_too_long',
  'too_many_values',
  'row_truncated',
  'row_too_long',
  'columns_missing',
  'columns_surplus',
  'json_invalid',
  'customer_repeated',
] as const;
export type RecordProblem = (typeof RECORD_PROBLEMS)[number];

/** A record that is left out whole. */
export interface RejectedRecord {
  /** Null where not even that can be read. */
  readonly customerId: string | null;
  readonly problem: RecordProblem;
  /** Which field it is about, by our name for it. */
  readonly field: string | null;
}
