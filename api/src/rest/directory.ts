import { createRoute } from '@hono/zod-openapi';
import { DirectorySearchResult } from '@sinia/contracts';
import { searchDirectory } from '../use-cases/directory/search-directory.ts';
import { RestDirectorySearchQuery } from './query.ts';
import { contextOf } from './rest-environment.ts';
import { json, refusals, restRouter } from './router.ts';

export const directoryRoutes = restRouter().openapi(
  createRoute({
    method: 'get',
    path: '/directory/search',
    operationId: 'searchDirectory',
    summary: 'Look for a customer of the billing system',
    description:
      'In the copy first, then in the billing system itself, for two seconds. Each look-up is logged.',
    tags: ['Directory'],
    request: { query: RestDirectorySearchQuery },
    responses: { 200: json(DirectorySearchResult, 'Who fits every key.'), ...refusals },
  }),
  async (c) => c.json(await searchDirectory.execute(contextOf(c), c.req.valid('query')), 200),
);
