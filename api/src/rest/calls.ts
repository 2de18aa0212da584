import { createRoute, z } from '@hono/zod-openapi';
import { Call, CallEventAccepted, CallEventBody, CallPage } from '@sinia/contracts';
import { AnyCallId, getCall } from '../use-cases/calls/get-call.query.ts';
import { listCalls } from '../use-cases/calls/list-calls.query.ts';
import { RestListCallsQuery } from './query.ts';
import { contextOf } from './rest-environment.ts';
import { json, jsonBody, refusals, restRouter, writeRefusals } from './router.ts';

const CallPath = z.object({ id: AnyCallId });
const tags = ['Calls'];

export const callRoutes = restRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/calls',
      operationId: 'listCalls',
      summary: 'List calls, newest first',
      tags,
      request: { query: RestListCallsQuery },
      responses: { 200: json(CallPage, 'A page of calls.'), ...refusals },
    }),
    async (c) => c.json(await listCalls.execute(contextOf(c), c.req.valid('query')), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/calls/{id}',
      operationId: 'getCall',
      summary: 'Read a call',
      description: 'By our id (`cal_…`), or by the id that the exchange gave to any of its legs.',
      tags,
      request: { params: CallPath },
      responses: { 200: json(Call, 'The call as far as it is known.'), ...refusals },
    }),
    async (c) => c.json(await getCall.execute(contextOf(c), c.req.valid('param')), 200),
  );

// Served by `inbound/call-events.ts`, which reads the bytes that were signed; described here with the rest.
callRoutes.openAPIRegistry.registerPath(
  createRoute({
    method: 'post',
    path: '/calls/events',
    operationId: 'reportCallEvent',
    summary: 'Tell what happens on the telephone',
    description:
      'For the telephone exchange, signed: `X-CTI-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`, not older than 300 s. An exchange that cannot sign sends a static token in `X-CTI-Token` from a listed network address, or opens the address as a template: `GET /v1/calls/events?event=ringing&callid=…&ani=…&ext=…&token=…`. Any order, any number of times.',
    tags,
    security: [],
    request: {
      headers: z.object({ 'x-cti-signature': z.string().optional(), 'x-cti-token': z.string().optional() }),
      body: jsonBody(CallEventBody),
    },
    responses: { 202: json(CallEventAccepted, 'Stored.'), ...writeRefusals },
  }),
);
