import { type ErrorCode, type FieldError, Refusal } from '@sinia/core';
import { initTRPC, TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import type { Actor } from '../auth/actor.ts';
import { fieldErrors } from '../rest/problem.ts';
import { TRANSPORT } from '../transport-errors.ts';
import type { Context } from '../use-cases/context.ts';

/** One call from the desk. */
export interface TrpcContext {
  readonly context: Context;
  /** Who calls, asked again: a stream outlives a role, a group and a session. */
  readonly readActor: () => Promise<Actor>;
}

/** What the desk branches on; everything else about an error is for the log. */
export interface RefusalShape {
  readonly code: ErrorCode | 'internal';
  readonly fields: readonly FieldError[];
}

const PING_MS = 15_000;

const t = initTRPC.context<TrpcContext>().create({
  isDev: false,
  sse: { ping: { enabled: true, intervalMs: PING_MS }, client: { reconnectAfterInactivityMs: 3 * PING_MS } },
  errorFormatter: ({ shape, error }) => {
    const refusal = refusalOf(error);
    const told: RefusalShape = refusal
      ? { code: refusal.code, fields: refusal.fields }
      : { code: 'internal', fields: [] };
    const { code, httpStatus, path } = shape.data;
    return { code: shape.code, message: told.code, data: { code, httpStatus, path, refusal: told } };
  },
});

/** What a thrown error says to the caller; undefined for a defect, which says nothing. */
export function refusalOf(error: TRPCError): Refusal | undefined {
  if (error.cause instanceof Refusal) return error.cause;
  if (error.cause instanceof ZodError)
    return new Refusal('invalid_body', { fields: fieldErrors(error.cause) });
  if (error.code === 'NOT_FOUND') return new Refusal('route_unknown');
  return error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR'
    ? new Refusal('invalid_json')
    : undefined;
}

/** A refusal with the status that this door gives it; anything else as it is. */
export function asTrpcError(thrown: unknown): unknown {
  if (!(thrown instanceof Refusal)) return thrown;
  return new TRPCError({ code: TRANSPORT[thrown.kind].trpc, message: thrown.code, cause: thrown });
}

export const router = t.router;

/** Every procedure of this door: refusals become errors with their own status. */
export const procedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof Refusal) throw asTrpcError(result.error.cause);
  return result;
});
