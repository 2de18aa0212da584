import { Refusal } from '@sinia/core';
import type { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono, type Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { credentialsOf } from '../auth/credentials.ts';
import { authenticateStaff, credentialsIn } from '../rest/authenticate.ts';
import { problemResponse } from '../rest/problem.ts';
import { contextOf, type RestEnvironment } from '../rest/rest-environment.ts';
import { refusalOf, type TrpcContext } from './procedure.ts';
import { appRouter } from './router.ts';

const ENDPOINT = '/trpc';
const BODY_LIMIT = 1024 * 1024;

const limitBody = bodyLimit({
  maxSize: BODY_LIMIT,
  onError: () => {
    throw new Refusal('body_too_large');
  },
});

/**
 * A file of customers is counted as it comes in, piece by piece; sent as anything else than bytes, it would be read whole
 * first.
 */
const isFile = (c: HonoContext) =>
  c.req.path === `${ENDPOINT}/directory.upload` &&
  c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase() === 'application/octet-stream';

/** `/trpc`: the desk's calls, by staff only. Queries come as POST too, so that no search word stands in a URL. */
export function trpcRoutes(): Hono<RestEnvironment> {
  const routes = new Hono<RestEnvironment>();
  routes.onError(problemResponse);
  routes.use('*', authenticateStaff, except(isFile, limitBody));
  routes.all('*', async (c) => {
    const answer = await fetchRequestHandler({
      endpoint: ENDPOINT,
      req: c.req.raw,
      router: appRouter,
      allowMethodOverride: true,
      createContext: () => trpcContext(c),
      responseMeta: () => ({ headers: new Headers({ 'Cache-Control': 'no-store' }) }),
      onError: ({ error, path }) => logDefect(c, error, path),
    });
    // A response of its own would leave out what was set before it: the CORS headers of the embedded panel.
    return c.newResponse(answer.body, answer);
  });
  return routes;
}

function trpcContext(c: HonoContext<RestEnvironment>): TrpcContext {
  const given = credentialsIn(c);
  const context = { ...contextOf(c), door: 'trpc' as const };
  return { context, readActor: () => credentialsOf(c.var.dependencies).actor(given) };
}

function logDefect(c: HonoContext<RestEnvironment>, error: TRPCError, path: string | undefined): void {
  if (refusalOf(error)) return;
  const { dependencies, requestId } = c.var;
  dependencies.log.error({ err: error.cause ?? error, path, requestId }, 'a call from the desk failed');
}
