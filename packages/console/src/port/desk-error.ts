import type { ErrorCode } from '@sinia/core';

/** Why the desk's server said no: one of its stable codes, or that nobody answered. */
export type DeskErrorCode = ErrorCode | 'unreachable' | 'unknown';

export class DeskError extends Error {
  readonly code: DeskErrorCode;

  constructor(code: DeskErrorCode, cause?: unknown) {
    super(code, { cause });
    this.name = 'DeskError';
    this.code = code;
  }
}

/** Anything thrown, as one of ours. */
export function toDeskError(thrown: unknown): DeskError {
  return thrown instanceof DeskError ? thrown : new DeskError('unknown', thrown);
}
