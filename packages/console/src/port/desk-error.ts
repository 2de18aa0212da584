import type { Problem } from '@sinia/contracts';
import type { ErrorCode, FieldError } from '@sinia/core';

/** Why the desk's server said no: one of its stable codes, or that nobody answered. */
export type DeskErrorCode = ErrorCode | 'unreachable' | 'unknown';

export class DeskError extends Error {
  readonly code: DeskErrorCode;
  /** Which fields were wrong, where the server says so. */
  readonly fields: readonly FieldError[];

  constructor(code: DeskErrorCode, cause?: unknown, fields: readonly FieldError[] = []) {
    super(code, { cause });
    this.name = 'DeskError';
    this.code = code;
    this.fields = fields;
  }
}

/** Anything thrown, as one of ours. */
export function toDeskError(thrown: unknown): DeskError {
  return thrown instanceof DeskError ? thrown : new DeskError('unknown', thrown);
}

/** The code of a problem document of our own server; `unknown` where something between us answered. */
export function codeOf(problem: Partial<Problem> | null): DeskErrorCode {
  return (problem?.code as DeskErrorCode | undefined) ?? 'unknown';
}
