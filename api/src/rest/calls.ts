import { createRoute, z } from '@hono/zod-openapi';
import {
  Call,
  CallConsent,
  CallContact,
  CallContactBody,
  CallEventAccepted,
  CallEventBody,
  CallId,
  CallPage,
  ConsentBody,
  ContactReasons,
  DialBody,
  DialledCall,
  LinkCallBody,
  LinkedCall,
  LookedUpCaller,
  LookUpCallerBody,
  MyCalls,
  OpenedTicket,
  OpenFromCallBody,
  RecordingBody,
  RecordingLink,
  RecordingState,
  SupervisorAsked,
  WriteUpBody,
  WrittenUp,
} from '@sinia/contracts';
import { askSupervisor } from '../use-cases/calls/ask-supervisor.ts';
import { dialCall } from '../use-cases/calls/dial-call.ts';
import { AnyCallId, getCall } from '../use-cases/calls/get-call.query.ts';
import { linkCall } from '../use-cases/calls/link-call.ts';
import { listCalls } from '../use-cases/calls/list-calls.query.ts';
import { lookUpCaller } from '../use-cases/calls/look-up-caller.query.ts';
import { myCalls } from '../use-cases/calls/my-calls.query.ts';
import { openTicketFromCall } from '../use-cases/calls/open-ticket-from-call.ts';
import { pauseRecording } from '../use-cases/calls/pause-recording.ts';
import { playRecording } from '../use-cases/calls/play-recording.ts';
import { listReasons } from '../use-cases/calls/reasons.ts';
import { sayConsent } from '../use-cases/calls/say-consent.ts';
import { setCallContact } from '../use-cases/calls/set-call-contact.ts';
import { writeUpCall } from '../use-cases/calls/write-up-call.ts';
import { requireReach } from '../use-cases/use-case.ts';
import { streamMyCalls } from './call-stream.ts';
import { IdempotencyHeader, idempotencyOf } from './idempotency-key.ts';
import { RestListCallsQuery } from './query.ts';
import { contextOf } from './rest-environment.ts';
import { json, jsonBody, refusals, restRouter, unavailableRefusals, writeRefusals } from './router.ts';

const AnyCallPath = z.object({ id: AnyCallId });
const CallPath = z.object({ id: CallId });
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
      path: '/calls/mine',
      operationId: 'listMyCalls',
      summary: 'The calls of one’s own telephone, with who calls; once, or live',
      description:
        'With `Accept: text/event-stream` it is told again whenever it changes, as events named `calls`, each with everything there is to show.',
      tags,
      responses: {
        200: {
          description: 'What rings, what one is on, what has just ended.',
          content: {
            'application/json': { schema: MyCalls },
            'text/event-stream': { schema: { type: 'string' } },
          },
        },
        ...refusals,
      },
    }),
    async (c) => {
      if (!c.req.header('Accept')?.includes('text/event-stream'))
        return c.json(await myCalls.execute(contextOf(c), {}), 200);
      requireReach(contextOf(c), 'call.handle');
      return streamMyCalls(c);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/calls/reasons',
      operationId: 'listContactReasons',
      summary: 'Why customers call: the tree to choose from',
      tags,
      responses: { 200: json(ContactReasons, 'All reasons; what is retired is marked.'), ...refusals },
    }),
    async (c) => c.json({ data: await listReasons.execute(contextOf(c), {}) }, 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/calls/lookup',
      operationId: 'lookUpCaller',
      summary: 'Who calls, by the number',
      description:
        'For a page that an exchange opens: the call that goes on, or who has the number. Only for people who take calls; the number travels in the body.',
      tags,
      request: { body: jsonBody(LookUpCallerBody) },
      responses: { 200: json(LookedUpCaller, 'As far as anybody knows.'), ...refusals },
    }),
    async (c) => c.json(await lookUpCaller.execute(contextOf(c), c.req.valid('json')), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/calls/{id}',
      operationId: 'getCall',
      summary: 'Read a call',
      description: 'By our id (`cal_…`), or by the id that the exchange gave to any of its legs.',
      tags,
      request: { params: AnyCallPath },
      responses: { 200: json(Call, 'The call as far as it is known.'), ...refusals },
    }),
    async (c) => c.json(await getCall.execute(contextOf(c), c.req.valid('param')), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/calls/{id}/ticket',
      operationId: 'openTicketFromCall',
      summary: 'Open the ticket of a call',
      description: 'A call that has a ticket already gives that one.',
      tags,
      request: { params: CallPath, headers: IdempotencyHeader, body: jsonBody(OpenFromCallBody) },
      responses: { 201: json(OpenedTicket, 'The ticket of the call.'), ...writeRefusals },
    }),
    async (c) => {
      const ticket = c.req.valid('json');
      const input = { ...c.req.valid('param'), ticket };
      return c.json(await openTicketFromCall.execute(contextOf(c), input, idempotencyOf(c, input)), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/calls/{id}/link',
      operationId: 'linkCall',
      summary: 'Go on with a ticket that is open',
      tags,
      request: { params: CallPath, headers: IdempotencyHeader, body: jsonBody(LinkCallBody) },
      responses: { 200: json(LinkedCall, 'The call belongs to that ticket.'), ...writeRefusals },
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await linkCall.execute(contextOf(c), input, idempotencyOf(c, input)), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/calls/{id}/contact',
      operationId: 'setCallContact',
      summary: 'Say who calls, or that it is not this person',
      tags,
      request: { params: CallPath, headers: IdempotencyHeader, body: jsonBody(CallContactBody) },
      responses: {
        200: json(CallContact, 'The call, and its ticket, are of that contact.'),
        ...writeRefusals,
      },
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await setCallContact.execute(contextOf(c), input, idempotencyOf(c, input)), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/calls/{id}/write-up',
      operationId: 'writeUpCall',
      summary: 'Say why they called, and how they want to be told',
      tags,
      request: { params: CallPath, headers: IdempotencyHeader, body: jsonBody(WriteUpBody) },
      responses: { 200: json(WrittenUp, 'Written up.'), ...writeRefusals },
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await writeUpCall.execute(contextOf(c), input, idempotencyOf(c, input)), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/calls/{id}/supervisor',
      operationId: 'askSupervisor',
      summary: 'The caller asks for a supervisor',
      description:
        'Supervisors see it at once. Where none is on the line in three minutes a call is owed the same working day (Ley 10/2025, art. 8.3). Asked again it is the same request.',
      tags,
      request: { params: CallPath, headers: IdempotencyHeader },
      responses: { 200: json(SupervisorAsked, 'Asked for.'), ...writeRefusals },
    }),
    async (c) => {
      const input = c.req.valid('param');
      return c.json(await askSupervisor.execute(contextOf(c), input, idempotencyOf(c, input)), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/calls',
      operationId: 'dialCall',
      summary: 'Call somebody',
      description:
        'For staff with an extension: their own telephone rings first, then the other. With an `Idempotency-Key` the same request again is the same call.',
      tags,
      request: { headers: IdempotencyHeader, body: jsonBody(DialBody) },
      responses: {
        202: json(DialledCall, 'The exchange has taken the order.'),
        ...writeRefusals,
        ...unavailableRefusals,
      },
    }),
    async (c) => {
      const input = c.req.valid('json');
      return c.json(await dialCall.execute(contextOf(c), input, idempotencyOf(c, input)), 202);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/calls/{id}/consent',
      operationId: 'sayConsent',
      summary: 'Say whether the caller agrees to be recorded',
      description: 'Without consent no recording is kept; one that is there already is deleted.',
      tags,
      request: { params: CallPath, headers: IdempotencyHeader, body: jsonBody(ConsentBody) },
      responses: { 200: json(CallConsent, 'Noted on the call.'), ...writeRefusals },
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await sayConsent.execute(contextOf(c), input, idempotencyOf(c, input)), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/calls/{id}/recording',
      operationId: 'pauseRecording',
      summary: 'Pause the recording, for the number of a card, or go on with it',
      description: 'To do so twice changes nothing.',
      tags,
      request: { params: CallPath, headers: IdempotencyHeader, body: jsonBody(RecordingBody) },
      responses: {
        200: json(RecordingState, 'The exchange has done it.'),
        ...writeRefusals,
        ...unavailableRefusals,
      },
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await pauseRecording.execute(contextOf(c), input, idempotencyOf(c, input)), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/calls/{id}/recording',
      operationId: 'playRecording',
      summary: 'A link to listen to a call',
      description:
        'For supervisors, administrators and auditors, and for whoever had the call. It ends after a few minutes and needs no credential; that it was asked for stands in the audit log.',
      tags,
      request: { params: CallPath },
      responses: { 200: json(RecordingLink, 'The link.'), ...refusals, ...unavailableRefusals },
    }),
    async (c) => c.json(await playRecording.execute(contextOf(c), c.req.valid('param')), 200),
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
