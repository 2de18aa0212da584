import { join } from 'node:path';
import { type Language, Refusal } from '@sinia/core';
import { STATEMENT_PATHS } from '@sinia/i18n/statement/paths';
import { Hono } from 'hono';
import { accessibilityStatement } from './accessibility-statement.ts';
import { ASSETS, builtPage, folder } from './assets.ts';
import { SSO_PATH } from './auth/sso/sso-sign-in.ts';
import { demoOutboxRoutes } from './demo/outbox-routes.ts';
import { fileRoutes } from './files-routes.ts';
import { healthRoutes } from './health.ts';
import { hostedPage } from './hosted-page.ts';
import { graphNotificationRoutes } from './inbound/graph-notifications.ts';
import { webhookRoutes } from './inbound/webhook-routes.ts';
import { popHeaders, popPage } from './pop-page.ts';
import { referencePage } from './reference-page.ts';
import { requestStart } from './request-start.ts';
import { openApiDocument } from './rest/document.ts';
import { problemResponse } from './rest/problem.ts';
import { restApp } from './rest/rest-app.ts';
import type { RestEnvironment } from './rest/rest-environment.ts';
import { staffRoutes } from './rest/staff-routes.ts';
import { apiHeaders, pageHeaders } from './secure-headers.ts';
import { trpcRoutes } from './trpc/trpc-routes.ts';
import type { Dependencies } from './use-cases/context.ts';

/** Pages of the desk that another window opened and waits for. */
const WINDOWS: ReadonlySet<string> = new Set(['/desk/connect', SSO_PATH]);

/** Every door of the server; it reads no environment. */
export function createApp(dependencies: Dependencies): Hono<RestEnvironment> {
  const { settings } = dependencies;
  const app = new Hono<RestEnvironment>();
  const { routes: health, seconds } = healthRoutes(dependencies);
  app.onError(problemResponse);
  app.notFound((c) => problemResponse(new Refusal('route_unknown'), c));
  app.use(requestStart(dependencies));
  app.use(async (c, next) => {
    const done = seconds.startTimer({ verb: c.req.method });
    await next();
    done({ status: String(c.res.status) });
  });
  app.route('/', health);

  const rest = restApp();
  app.use('/v1/*', apiHeaders);
  app.route('/v1/inbound/graph', graphNotificationRoutes());
  app.route('/v1/inbound', webhookRoutes(dependencies));
  app.route('/v1', rest);
  app.use('/trpc/*', apiHeaders);
  app.route('/trpc', trpcRoutes());
  app.get('/openapi.json', apiHeaders, (c) => c.json(openApiDocument(rest)));
  app.route('/files', fileRoutes());

  const pages = pageHeaders(settings.filesUrl);
  app.get('/desk/assets/*', folder(ASSETS.console, '/desk/assets'));
  app.get('/widgets/v1/*', folder(ASSETS.widgets, '/widgets/v1'));
  app.get('/assets/*', folder(ASSETS.design, '/assets'));
  const popUp = pageHeaders(settings.filesUrl, 'unsafe-none');
  app.use('/desk/*', (c, next) => (WINDOWS.has(c.req.path) ? popUp : pages)(c, next));
  app.route('/desk', staffRoutes());
  const desk = (path: string) =>
    app.get(path, (c) => c.html(builtPage(join(ASSETS.console, 'desk.html')) ?? ''));
  desk('/desk');
  for (const path of WINDOWS) desk(path);
  app.get('/pop', popHeaders, popPage);
  app.get('/seguiment', pages, (c) => c.html(hostedPage('tracker', c.var.language, settings)));
  app.get('/valora', pages, (c) => c.html(hostedPage('survey', c.var.language, settings)));
  for (const [language, path] of Object.entries(STATEMENT_PATHS) as [Language, string][])
    app.get(path, pages, (c) => c.html(accessibilityStatement(language, settings)));
  app.route('/docs', referencePage());
  if (settings.demo) app.route('/demo', demoOutboxRoutes(pages));
  app.get('/', (c) => c.redirect('/desk'));
  return app;
}
