import { newId } from '@sinia/core';
import { matchLocale } from '@sinia/i18n';
import { createMiddleware } from 'hono/factory';
import { ANONYMOUS } from './auth/actor.ts';
import type { RestEnvironment } from './rest/rest-environment.ts';
import type { Dependencies } from './use-cases/context.ts';

const GIVEN_ID = /^[\w.-]{8,64}$/;

/** What every request starts with: the outside world, an id that the answer and the log share, a language. */
export function requestStart(dependencies: Dependencies) {
  return createMiddleware<RestEnvironment>(async (c, next) => {
    const given = c.req.header('X-Request-Id');
    const drawn = () => newId('req', dependencies.clock().getTime(), dependencies.random(16));
    const requestId = given && GIVEN_ID.test(given) ? given : drawn();
    c.set('dependencies', dependencies);
    c.set('requestId', requestId);
    c.set('actor', ANONYMOUS);
    c.set('language', matchLocale(wanted(c.req.header('Accept-Language'))));
    c.header('X-Request-Id', requestId);
    await next();
  });
}

/** Language tags of the header, best first (RFC 9110, 12.5.4). */
function wanted(header: string | undefined): string[] {
  if (!header) return [];
  const ranked = header.split(',').map((part) => {
    const [tag = '', weight = ''] = part.trim().split(';q=');
    return { tag, weight: weight === '' ? 1 : Number(weight) };
  });
  return ranked.sort((left, right) => right.weight - left.weight).map(({ tag }) => tag);
}
