import { createRoute, z } from '@hono/zod-openapi';
import {
  ContactId,
  Representation,
  RepresentationBody,
  RepresentationId,
  RepresentationList,
  TimelinePage,
} from '@sinia/contracts';
import { contactTimeline } from '../use-cases/contacts/contact-timeline.query.ts';
import { listRepresentations } from '../use-cases/contacts/list-representations.query.ts';
import { representContact, revokeRepresentation } from '../use-cases/contacts/represent-contact.ts';
import { IdempotencyHeader, idempotencyOf } from './idempotency-key.ts';
import { RestPageQuery } from './query.ts';
import { contextOf } from './rest-environment.ts';
import { json, jsonBody, refusals, restRouter, writeRefusals } from './router.ts';

const ContactPath = z.object({ id: ContactId });
const tags = ['Contacts'];

/** Stands before the routes of one contact: `representations` is no id. */
export const contactCardRoutes = restRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/contacts/{id}/timeline',
      operationId: 'getContactTimeline',
      summary: 'Read what passed with a contact, newest first',
      description:
        'Messages, calls, changes of tickets, answers to surveys, changes of the card and notes, on every channel and of merged contacts too. Who read it is noted in the audit log.',
      tags,
      request: { params: ContactPath, query: RestPageQuery },
      responses: { 200: json(TimelinePage, 'A page of the timeline.'), ...refusals },
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await contactTimeline.execute(contextOf(c), input), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/contacts/{id}/representations',
      operationId: 'listRepresentations',
      summary: 'List for whom a contact acts, and who acts for it',
      description: '`state` says what each is worth at this moment; only `active` gives rights.',
      tags,
      request: { params: ContactPath },
      responses: { 200: json(RepresentationList, 'The newest first.'), ...refusals },
    }),
    async (c) => c.json(await listRepresentations.execute(contextOf(c), c.req.valid('param')), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/contacts/{id}/representations',
      operationId: 'representContact',
      summary: 'Say that a contact acts for another',
      description:
        'A property manager for a community, a daughter for her father: in which contracts, until when, and how it was shown.',
      tags,
      request: { params: ContactPath, headers: IdempotencyHeader, body: jsonBody(RepresentationBody) },
      responses: { 201: json(Representation, 'Written down.'), ...writeRefusals },
    }),
    async (c) => {
      const body = c.req.valid('json');
      const input = { ...c.req.valid('param'), ...body };
      return c.json(await representContact.execute(contextOf(c), input, idempotencyOf(c, body)), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/contacts/representations/{representationId}/revoke',
      operationId: 'revokeRepresentation',
      summary: 'Revoke a representation',
      description: 'From now on it gives no rights; it stays in the list. Once more changes nothing.',
      tags,
      request: { params: z.object({ representationId: RepresentationId }) },
      responses: { 200: json(Representation, 'It gives no rights any more.'), ...writeRefusals },
    }),
    async (c) => {
      const id = c.req.valid('param').representationId;
      return c.json(await revokeRepresentation.execute(contextOf(c), { id }), 200);
    },
  );
