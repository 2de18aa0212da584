/** Why the master did not answer as it should; the words for each stand in `@sinia/i18n`. */
export const DIRECTORY_FAILURES = [
  'address_unknown',
  'address_not_allowed',
  'unreachable',
  'certificate',
  'timeout',
  'login_refused',
  'fault',
  'business_error',
  'malformed',
  'key_not_supported',
  'file_missing',
  'mapping',
  'unexpected',
] as const;
export type DirectoryFailureCode = (typeof DIRECTORY_FAILURES)[number];

/** The one error of the port. `detail` is for the log of an administrator: never a value that was asked for. */
export class DirectoryFailure extends Error {
  readonly code: DirectoryFailureCode;
  readonly detail: string;

  constructor(code: DirectoryFailureCode, detail = '', options?: ErrorOptions) {
    super(detail ? `${code}: ${detail}` : code, options);
    this.name = 'DirectoryFailure';
    this.code = code;
    this.detail = detail;
  }

  /** Whether it tells against the master: an answer that we do not like is still an answer. */
  get isOutage(): boolean {
    return this.code !== 'business_error' && this.code !== 'key_not_supported';
  }
}
