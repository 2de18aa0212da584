import { createRoute } from '@hono/zod-openapi';
import { EventPage } from '@sinia/contracts';
import { feedEnd, readFeed } from '../live/feed.query.ts';
import { ticketScope } from '../use-cases/scope.ts';
import { eventView } from '../use-cases/tickets/event-view.ts';
import { listEvents } from '../use-cases/tickets/list-events.query.ts';
import { requireReach } from '../use-cases/use-case.ts';
import { resumeFrom, streamFeed } from './event-stream.ts';
import { RestPageQuery } from './query.ts';
import { reloadActor } from './reload-actor.ts';
import { contextOf } from './rest-environment.ts';
import { refusals, restRouter } from './router.ts';

const BATCH = 200;

export const eventRoutes = restRouter().openapi(
  createRoute({
    method: 'get',
    path: '/events',
    operationId: 'listEvents',
    summary: 'Read the feed of events, or follow it live',
    description:
      'With `Accept: text/event-stream` the feed is live: each event has its position as id, and `Last-Event-ID` resumes after it.',
    tags: ['Events'],
    request: { query: RestPageQuery },
    responses: {
      200: {
        description: 'A page of events, or the stream.',
        content: {
          'application/json': { schema: EventPage },
          'text/event-stream': { schema: { type: 'string' } },
        },
      },
      ...refusals,
    },
  }),
  async (c) => {
    if (!c.req.header('Accept')?.includes('text/event-stream')) {
      return c.json(await listEvents.execute(contextOf(c), c.req.valid('query')), 200);
    }
    requireReach(contextOf(c), 'event.feed');
    const { db } = c.var.dependencies;
    return streamFeed(c, resumeFrom(c, await feedEnd(db)), async (after) => {
      await reloadActor(c);
      const rows = await readFeed(db, after, BATCH, ticketScope(contextOf(c), 'event.feed'));
      const events = rows.map((row) => ({ id: String(row.position), event: row.type, data: eventView(row) }));
      return { events, position: rows.at(-1)?.position ?? after };
    });
  },
);
