import { OpenAPIHono } from '@hono/zod-openapi';
import { Problem } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { fieldErrors } from './problem.ts';
import type { RestEnvironment } from './rest-environment.ts';

export type RestRouter = OpenAPIHono<RestEnvironment>;

/** A router whose validation failures are our refusals. */
export function restRouter(): RestRouter {
  return new OpenAPIHono<RestEnvironment>({
    defaultHook: (result) => {
      if (result.success) return;
      const body = result.target === 'json' || result.target === 'form';
      throw new Refusal(body ? 'invalid_body' : 'invalid_query', { fields: fieldErrors(result.error) });
    },
  });
}

const problemContent = { 'application/problem+json': { schema: Problem } };

/** The refusals that every operation can answer with; the stable code is in the body. */
export const refusals = {
  400: { description: 'Something in the request is not valid.', content: problemContent },
  401: { description: 'A credential is missing, wrong or out of date.', content: problemContent },
  403: { description: 'The caller may not do this.', content: problemContent },
  404: { description: 'It does not exist, or the caller may not see it.', content: problemContent },
  429: { description: 'Too many requests; see Retry-After.', content: problemContent },
} as const;

export const writeRefusals = {
  ...refusals,
  409: { description: 'The state of the thing does not allow it.', content: problemContent },
  413: { description: 'Too large.', content: problemContent },
  415: { description: 'The content type is not supported.', content: problemContent },
  422: { description: 'Understood, but it cannot be carried out.', content: problemContent },
} as const;

export const unavailableRefusals = {
  503: { description: 'What stands behind it does not answer.', content: problemContent },
} as const;

export const staleRefusals = {
  412: { description: 'Somebody changed it meanwhile.', content: problemContent },
  428: { description: 'If-Match is missing.', content: problemContent },
} as const;

export function json<Schema>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

export function jsonBody<Schema>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}
