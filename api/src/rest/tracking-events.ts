import { createRoute, z } from '@hono/zod-openapi';
import { TypedReference } from '../use-cases/tracking/get-tracked-status.query.ts';
import { ownTicket } from '../use-cases/tracking/get-tracked-ticket.query.ts';
import { requireReach } from '../use-cases/use-case.ts';
import { contextOf } from './rest-environment.ts';
import { refusals, restRouter } from './router.ts';
import { streamTicket } from './ticket-stream.ts';

export const trackingEventRoutes = restRouter().openapi(
  createRoute({
    method: 'get',
    path: '/tracking/{reference}/events',
    operationId: 'streamTrackedTicket',
    summary: 'Learn at once that the thread changed',
    description:
      'Server-sent events: `changed`, without content: read the thread again. In a chat also `chat`, a `ChatSignal`: who is there and how many wait.',
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
    return streamTicket(c, reference);
  },
);
