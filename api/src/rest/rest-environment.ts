import type { Language } from '@sinia/core';
import type { Context as HonoContext } from 'hono';
import type { Actor } from '../auth/actor.ts';
import type { Context, Dependencies } from '../use-cases/context.ts';

/** What the middleware sets for every route. */
export interface RestEnvironment {
  Variables: {
    dependencies: Dependencies;
    requestId: string;
    language: Language;
    actor: Actor;
  };
}

/** The request as a use case sees it. */
export function contextOf(c: HonoContext<RestEnvironment>): Context {
  const { actor, requestId, language, dependencies } = c.var;
  return { actor, door: 'rest', requestId, language, dependencies };
}
