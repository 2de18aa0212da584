import { createRoute } from '@hono/zod-openapi';
import { OwnContractList } from '@sinia/contracts';
import { listOwnContracts } from '../use-cases/contacts/list-own-contracts.query.ts';
import { contextOf } from './rest-environment.ts';
import { json, refusals, restRouter } from './router.ts';

export const ownContractRoutes = restRouter().openapi(
  createRoute({
    method: 'get',
    path: '/me/contracts',
    operationId: 'listOwnContracts',
    summary: 'List the contracts that a signed-in customer may ask about',
    description:
      'Those that the host page has signed (`contract`, `contracts`), their own, and those of the people for whom they act, as long as their authority lasts.',
    tags: ['Tracking'],
    responses: { 200: json(OwnContractList, 'The contracts.'), ...refusals },
  }),
  async (c) => c.json(await listOwnContracts.execute(contextOf(c), {}), 200),
);
