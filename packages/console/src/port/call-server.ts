import type { RefusalShape } from '@sinia/api/trpc';
import { TRPCClientError } from '@trpc/client';
import type { Session } from '../session/session.ts';
import { DeskError, type DeskErrorCode } from './desk-error.ts';

/**
 * Runs one call; a refused bearer is renewed once, because it may have ended or been withdrawn a moment ago.
 * @throws DeskError
 */
export async function callServer<Answer>(session: Session, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (thrown) {
    const problem = problemOf(thrown);
    if (!isSessionProblem(problem.code)) throw problem;
    session.drop();
    return call().catch((again: unknown) => {
      const second = problemOf(again);
      if (isSessionProblem(second.code)) session.end();
      throw second;
    });
  }
}

const SESSION_PROBLEMS: readonly DeskErrorCode[] = [
  'credential_missing',
  'credential_invalid',
  'credential_expired',
  'second_factor_required',
];

const isSessionProblem = (code: DeskErrorCode) => SESSION_PROBLEMS.includes(code);

/** Any failure of a call as one of ours: our code, or that nobody answered. */
export function problemOf(thrown: unknown): DeskError {
  if (thrown instanceof DeskError) return thrown;
  if (!(thrown instanceof TRPCClientError)) return new DeskError('unreachable', thrown);
  if (thrown.cause instanceof DeskError) return thrown.cause;
  const told = (thrown.data as { refusal?: RefusalShape } | null | undefined)?.refusal;
  if (told) return new DeskError(told.code === 'internal' ? 'unknown' : told.code, thrown, told.fields);
  const response = (thrown.meta as { response?: Response } | undefined)?.response;
  if (response?.status === 401) return new DeskError('credential_expired', thrown);
  return new DeskError(response ? 'unknown' : 'unreachable', thrown);
}
