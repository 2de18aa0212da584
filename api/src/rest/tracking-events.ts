import { createRoute, z } from '@hono/zod-openapi';
import { feedEnd } from '../live/feed.query.ts';
import { rootOf } from '../use-cases/tickets/family-store.ts';
import { TypedReference } from '../use-cases/tracking/get-tracked-status.query.ts';
import { ownTicket } from '../use-cases/tracking/get-tracked-ticket.query.ts';
import { readTrackedFeed } from '../use-cases/tracking/tracked-feed.query.ts';
import { requireReach } from '../use-cases/use-case.ts';
import { resumeFrom, streamFeed } from './event-stream.ts';
import { reloadActor } from './reload-actor.ts';
import { contextOf } from './rest-environment.ts';
import { refusals, restRouter } from './router.ts';

const BATCH = 50;

export const trackingEventRoutes = restRouter().openapi(
  createRoute({
    method: 'get',
    path: '/tracking/{reference}/events',
    operationId: 'streamTrackedTicket',
    summary: 'Learn at once that the thread changed',
    description: 'Server-sent events named `changed`, without content: read the thread again.',
    tags: ['Tracking'],
    request: { params: z.object({ reference: TypedReference }) },
    responses: {
      200: { description: 'The stream.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
      ...refusals,
    },
  }),
  async (c) => {
    requireReach(contextOf(c), 'ticket.public.read');
    const { reference } = c.req.valid('param');
    await ownTicket(contextOf(c), reference);
    const { db } = c.var.dependencies;
    return streamFeed(c, resumeFrom(c, await feedEnd(db)), async (after) => {
      await reloadActor(c);
      const ticket = await ownTicket(contextOf(c), reference);
      const live = await rootOf(db, ticket);
      const rows = await readTrackedFeed(db, [ticket.id, live.id], after, BATCH);
      const changed = rows.map((row) => ({ id: String(row.position), event: 'changed', data: {} }));
      return { events: changed, position: rows.at(-1)?.position ?? after };
    });
  },
);
