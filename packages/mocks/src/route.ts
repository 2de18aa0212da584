import { LANGUAGES, type Language, type Permission, Refusal } from '@sinia/core';
import { type HttpHandler, http } from 'msw/http';
import { type Caller, callerOf, requireReach } from './caller.ts';
import type { Desk } from './desk.ts';
import { fieldErrors, problemResponse } from './problem.ts';

/** A request as a route handles it. */
export interface Asked {
  readonly desk: Desk;
  readonly caller: Caller;
  readonly request: Request;
  readonly language: Language;
  /** A parameter of the path. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
}

type Handle = (asked: Asked) => Response | Promise<Response>;

/** Makes the routes of a desk: credentials, permission, and refusals as problem documents. */
export function router(desk: Desk) {
  return (
    method: 'get' | 'post' | 'patch',
    path: string,
    permission: Permission | null,
    handle: Handle,
  ): HttpHandler =>
    http[method](`${desk.baseUrl}/v1${path}`, async ({ request, params }) => {
      const language = languageOf(request.headers.get('Accept-Language'));
      const requestId = desk.id('req');
      try {
        const caller = callerOf(desk, request);
        if (permission) requireReach(caller, permission);
        const param = (name: string) => String(params[name]);
        const { searchParams: query } = new URL(request.url);
        const response = await handle({ desk, caller, request, language, param, query });
        response.headers.set('X-Request-Id', requestId);
        return response;
      } catch (error) {
        return problemResponse(error, language, requestId);
      }
    });
}

function languageOf(header: string | null): Language {
  const wanted = header?.split(',').map((part) => part.trim().slice(0, 2).toLowerCase()) ?? [];
  for (const code of wanted) for (const language of LANGUAGES) if (code === language) return language;
  return 'ca';
}

interface Schema<Output> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: Output }
    | { success: false; error: { issues: Parameters<typeof fieldErrors>[0] } };
}

/** The body, checked by the contract. */
export async function bodyOf<Output>(request: Request, schema: Schema<Output>): Promise<Output> {
  if (!request.headers.get('Content-Type')?.startsWith('application/json')) {
    throw new Refusal('content_type_unsupported');
  }
  const json: unknown = await request.json().catch(() => {
    throw new Refusal('invalid_json');
  });
  return checked(json, schema, 'invalid_body');
}

export function checked<Output>(
  value: unknown,
  schema: Schema<Output>,
  code: 'invalid_body' | 'invalid_query',
): Output {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal(code, { fields: fieldErrors(result.error.issues) });
}
