import { createRoute } from '@hono/zod-openapi';
import { DirectorySearchResult, SearchDirectoryBody } from '@sinia/contracts';
import { searchDirectory } from '../use-cases/directory/search-directory.ts';
import { RestDirectorySearchQuery } from './query.ts';
import { contextOf } from './rest-environment.ts';
import { json, jsonBody, refusals, restRouter } from './router.ts';

const tags = ['Directory'];

export const directoryRoutes = restRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/directory/search',
      operationId: 'searchDirectoryByUrl',
      summary: 'Look for a customer of the billing system, with what is looked for in the URL',
      description: '`POST /directory/search` does the same without personal data in a URL.',
      tags,
      request: { query: RestDirectorySearchQuery },
      responses: { 200: json(DirectorySearchResult, 'Who fits every key.'), ...refusals },
    }),
    async (c) => c.json(await searchDirectory.execute(contextOf(c), c.req.valid('query')), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/directory/search',
      operationId: 'searchDirectory',
      summary: 'Look for a customer of the billing system',
      description:
        'In the copy first, then in the billing system itself, for two seconds. Each look-up is logged.',
      tags,
      request: { body: jsonBody(SearchDirectoryBody) },
      responses: { 200: json(DirectorySearchResult, 'Who fits every key.'), ...refusals },
    }),
    async (c) => {
      const query = searchDirectory.input.parse(c.req.valid('json'));
      return c.json(await searchDirectory.execute(contextOf(c), query), 200);
    },
  );
