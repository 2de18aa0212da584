import { createRoute, z } from '@hono/zod-openapi';
import {
  ChangeContactBody,
  Contact,
  ContactId,
  ContactPage,
  CreateContactBody,
  SearchContactsBody,
} from '@sinia/contracts';
import { changeContact } from '../use-cases/contacts/change-contact.ts';
import { createContact } from '../use-cases/contacts/create-contact.ts';
import { getContact } from '../use-cases/contacts/get-contact.query.ts';
import { listContacts } from '../use-cases/contacts/list-contacts.query.ts';
import { IdempotencyHeader, idempotencyOf } from './idempotency-key.ts';
import { etagOf, IfMatchHeader, RestListContactsQuery, requireVersion } from './query.ts';
import { contextOf } from './rest-environment.ts';
import { json, jsonBody, refusals, restRouter, staleRefusals, writeRefusals } from './router.ts';

const ContactPath = z.object({ id: ContactId });
const tags = ['Contacts'];
const SEARCH_LIMIT = 20;

export const contactRoutes = restRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/contacts',
      operationId: 'listContacts',
      summary: 'List contacts, last changed first',
      description:
        'With `q` one page of what is found by name, address, number, document, contract or meter. `POST /contacts/search` does the same without personal data in a URL.',
      tags,
      request: { query: RestListContactsQuery },
      responses: { 200: json(ContactPage, 'A page of contacts.'), ...refusals },
    }),
    async (c) => c.json(await listContacts.execute(contextOf(c), c.req.valid('query')), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/contacts/search',
      operationId: 'searchContacts',
      summary: 'Find contacts by anything that one may know of them',
      description: 'Who looked for what is noted in the audit log.',
      tags,
      request: { body: jsonBody(SearchContactsBody) },
      responses: { 200: json(ContactPage, 'One page, the likeliest first.'), ...refusals },
    }),
    async (c) => {
      const { q, limit = SEARCH_LIMIT } = c.req.valid('json');
      return c.json(await listContacts.execute(contextOf(c), { q, limit }), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/contacts',
      operationId: 'createContact',
      summary: 'Create a contact',
      tags,
      request: { headers: IdempotencyHeader, body: jsonBody(CreateContactBody) },
      responses: { 201: json(Contact, 'Created; its version in `ETag`.'), ...writeRefusals },
    }),
    async (c) => {
      const body = c.req.valid('json');
      const contact = await createContact.execute(contextOf(c), body, idempotencyOf(c, body));
      return c.json(contact, 201, { Location: `/v1/contacts/${contact.id}`, ETag: etagOf(contact.version) });
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/contacts/{id}',
      operationId: 'getContact',
      summary: 'Read a contact',
      description: 'The id of one that was merged goes on working: the answer is the one that it went into.',
      tags,
      request: { params: ContactPath },
      responses: { 200: json(Contact, 'The contact; its version in `ETag`.'), ...refusals },
    }),
    async (c) => {
      const contact = await getContact.execute(contextOf(c), c.req.valid('param'));
      return c.json(contact, 200, { ETag: etagOf(contact.version) });
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/contacts/{id}',
      operationId: 'changeContact',
      summary: 'Write fields and identities of a contact',
      description:
        'What is written is what your source says. What other sources say stays beside it; the settings decide which counts.',
      tags,
      request: { params: ContactPath, headers: IfMatchHeader, body: jsonBody(ChangeContactBody) },
      responses: { 200: json(Contact, 'The contact as it is now.'), ...writeRefusals, ...staleRefusals },
    }),
    async (c) => {
      const version = requireVersion(c.req.header('If-Match'));
      const { id } = c.req.valid('param');
      const contact = await changeContact.execute(contextOf(c), { id, version, set: c.req.valid('json') });
      return c.json(contact, 200, { ETag: etagOf(contact.version) });
    },
  );
