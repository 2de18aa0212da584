import { createRoute } from '@hono/zod-openapi';
import { Challenge } from '@sinia/contracts';
import { createChallenge } from '../auth/challenge.ts';
import { json, refusals, restRouter } from './router.ts';

export const challengeRoutes = restRouter().openapi(
  createRoute({
    method: 'get',
    path: '/challenges',
    operationId: 'createChallenge',
    summary: 'Get a proof of work to solve',
    tags: ['Challenges'],
    responses: { 200: json(Challenge, 'Solve it and send it as `challenge` with the ticket.'), ...refusals },
  }),
  async (c) => c.json(await createChallenge(c.var.dependencies), 200),
);
