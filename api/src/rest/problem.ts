import type { Problem } from '@sinia/contracts';
import { type FieldError, Refusal } from '@sinia/core';
import type { Context as HonoContext } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import { errorText, fieldTexts } from '../error-texts.ts';
import { TRANSPORT } from '../transport-errors.ts';
import type { RestEnvironment } from './rest-environment.ts';

/** Any error as `application/problem+json` (RFC 9457). What is not a refusal of ours is logged and reveals nothing. */
export function problemResponse(error: unknown, c: HonoContext<RestEnvironment>): Response {
  const refusal = refusalOf(error);
  if (!refusal) {
    c.var.dependencies.log.error({ err: error, requestId: c.var.requestId }, 'a request failed');
    return problem(c, 'internal', 500, []);
  }
  if (refusal.retryAfterSeconds) c.header('Retry-After', String(refusal.retryAfterSeconds));
  return problem(c, refusal.code, TRANSPORT[refusal.kind].http, refusal.fields);
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof HTTPException && error.status === 400) return new Refusal('invalid_json');
  if (error instanceof HTTPException && error.status === 413) return new Refusal('body_too_large');
  return undefined;
}

function problem(
  c: HonoContext<RestEnvironment>,
  code: Refusal['code'] | 'internal',
  status: number,
  fields: readonly FieldError[],
): Response {
  const body: Problem = {
    type: `/docs/problems#${code}`,
    title: code,
    status,
    detail: errorText(c.var.language, code),
    code,
    requestId: c.var.requestId,
    ...(fields.length > 0 ? { errors: fieldTexts(c.var.language, fields) } : {}),
  };
  return c.body(JSON.stringify(body), status as 400, { 'Content-Type': 'application/problem+json' });
}

/** Zod's findings as our field errors: a JSON pointer and a code of our own small list. */
export function fieldErrors(error: z.core.$ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const pointer = pointerOf(issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ pointer: `${pointer}/${escapePointer(key)}`, code: issue.code }));
    }
    if (issue.code === 'custom') return [{ pointer, code: issue.message }];
    const missing = issue.code === 'invalid_type' && issue.input === undefined;
    return [{ pointer, code: missing ? 'missing' : issue.code }];
  });
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${escapePointer(String(part))}`).join('');
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
