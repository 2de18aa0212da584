import { Hono } from 'hono';
import type { Conditions } from './conditions.ts';

/**
 * `subscribed_apps` of a page, profile or business account, seen by the token of one app: whether it is subscribed and
 * to what, and subscribing it.
 *
 * @param owner the id of the page, profile or business account
 */
export function subscribedApps(owner: string, conditions: Conditions): Hono {
  let fields: readonly string[] | null = null;
  const app = new Hono();
  const path = `/:version/${owner}/subscribed_apps`;
  app.get(path, (c) =>
    c.json({
      data:
        conditions.unsubscribed || !fields
          ? []
          : [{ id: '1517776481860111', name: 'Sínia', subscribed_fields: fields }],
    }),
  );
  app.post(path, (c) => {
    fields = c.req.query('subscribed_fields')?.split(',') ?? [];
    conditions.unsubscribed = false;
    return c.json({ success: true });
  });
  return app;
}
