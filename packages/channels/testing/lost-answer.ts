import type { ServerResponse } from 'node:http';
import type { Context } from 'hono';

/** Ends the connection of a request that was carried out: its answer never comes. */
export function loseAnswer(c: Context): Response {
  (c.env as { outgoing: ServerResponse }).outgoing.destroy();
  return c.body(null, 500);
}
