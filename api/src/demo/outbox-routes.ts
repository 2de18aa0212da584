import { readFileSync } from 'node:fs';
import { Refusal } from '@sinia/core';
import { Hono, type MiddlewareHandler } from 'hono';
import type { RestEnvironment } from '../rest/rest-environment.ts';
import { readDemoOutbox, readSentMessage } from './outbox.query.ts';
import { outboxPage } from './outbox-page.ts';
import { withPictures } from './with-pictures.ts';

const STYLE = new URL('./outbox.css', import.meta.url);

/** A mail's own HTML: its inline styles and nothing else, in a sandbox. */
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/** What the demonstration sent to customers: for people, and as JSON for programs. Mounted in demo mode only. */
export function demoOutboxRoutes(pages: MiddlewareHandler): Hono<RestEnvironment> {
  const routes = new Hono<RestEnvironment>();
  routes.get('/outbox.json', async (c) => {
    const { to, reference } = c.req.query();
    const messages = await readDemoOutbox(c.var.dependencies.db, { to, reference });
    return c.json(messages, 200, { 'Cache-Control': 'no-store' });
  });
  routes.get('/outbox', pages, async (c) => {
    const { db, settings } = c.var.dependencies;
    const messages = await readDemoOutbox(db);
    const { facebook } = settings.providers ?? {};
    const phones = facebook ? new URL('/', facebook).href : null;
    return c.html(outboxPage(messages, c.var.language, phones), 200, { 'Cache-Control': 'no-store' });
  });
  routes.get('/outbox.css', (c) =>
    c.body(readFileSync(STYLE, 'utf8'), 200, {
      'Content-Type': 'text/css; charset=utf-8',
    }),
  );
  routes.get('/outbox/:id', async (c) => {
    const message = await readSentMessage(c.var.dependencies.db, c.req.param('id'));
    if (!message?.html) throw new Refusal('not_found');
    return c.html(await withPictures(message, c.var.dependencies.files), 200, {
      'Content-Security-Policy': MAIL_POLICY,
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    });
  });
  return routes;
}
