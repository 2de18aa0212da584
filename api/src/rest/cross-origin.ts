import type { Context as HonoContext } from 'hono';
import { credentialsOf } from '../auth/credentials.ts';
import type { RestEnvironment } from './rest-environment.ts';

/** Whose pages may read our answers: all that embed widgets, or only those that staff use. */
export type Audience = 'customers' | 'staff';

const METHODS = 'GET, POST, PATCH, PUT, DELETE';
const REQUEST_HEADERS =
  'Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID, Sinia-Site, X-Request-Id, Trpc-Accept, X-Trpc-Source';
const RESPONSE_HEADERS = 'ETag, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id';
const PREFLIGHT_SECONDS = '600';

/**
 * CORS by the table of sites: an origin is allowed when it stands there, letter by letter, and never with cookies.
 *
 * @returns the answer to a preflight; nothing for any other request, whose headers are set.
 */
export async function crossOrigin(
  c: HonoContext<RestEnvironment>,
  audience: Audience,
): Promise<Response | undefined> {
  c.header('Vary', 'Origin', { append: true });
  const origin = c.req.header('Origin');
  if (origin === undefined) return undefined;
  const book = await credentialsOf(c.var.dependencies).sites.read();
  const allowed = (audience === 'staff' ? book.staffOrigins : book.origins).has(origin);
  if (allowed) c.header('Access-Control-Allow-Origin', origin);
  if (c.req.method !== 'OPTIONS') {
    if (allowed) c.header('Access-Control-Expose-Headers', RESPONSE_HEADERS);
    return undefined;
  }
  if (allowed) {
    c.header('Access-Control-Allow-Methods', METHODS);
    c.header('Access-Control-Allow-Headers', REQUEST_HEADERS);
    c.header('Access-Control-Max-Age', PREFLIGHT_SECONDS);
  }
  return c.body(null, 204);
}
