import type { ErrorKind } from '@sinia/core';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server';

/** How each kind of refusal is said on each door. tRPC answers invalid input with 400, so REST does too. */
export const TRANSPORT = {
  invalid: { http: 400, trpc: 'BAD_REQUEST' },
  unauthenticated: { http: 401, trpc: 'UNAUTHORIZED' },
  forbidden: { http: 403, trpc: 'FORBIDDEN' },
  not_found: { http: 404, trpc: 'NOT_FOUND' },
  conflict: { http: 409, trpc: 'CONFLICT' },
  stale: { http: 412, trpc: 'PRECONDITION_FAILED' },
  too_large: { http: 413, trpc: 'PAYLOAD_TOO_LARGE' },
  unsupported: { http: 415, trpc: 'UNSUPPORTED_MEDIA_TYPE' },
  unprocessable: { http: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  precondition_required: { http: 428, trpc: 'PRECONDITION_REQUIRED' },
  limit: { http: 429, trpc: 'TOO_MANY_REQUESTS' },
  unavailable: { http: 503, trpc: 'SERVICE_UNAVAILABLE' },
} as const satisfies Record<ErrorKind, { http: number; trpc: TRPC_ERROR_CODE_KEY }>;
