import { createRoute, z } from '@hono/zod-openapi';
import { ContactId, ContactMerge, DuplicatePage, MergeContactsBody, MergeId } from '@sinia/contracts';
import { duplicatesOf, listDuplicates } from '../use-cases/contacts/list-duplicates.query.ts';
import { mergeContacts } from '../use-cases/contacts/merge-contacts.ts';
import { undoContactMerge } from '../use-cases/contacts/undo-contact-merge.ts';
import { IdempotencyHeader, idempotencyOf } from './idempotency-key.ts';
import { RestPageQuery } from './query.ts';
import { contextOf } from './rest-environment.ts';
import { json, jsonBody, refusals, restRouter, writeRefusals } from './router.ts';

const ContactPath = z.object({ id: ContactId });
const tags = ['Contacts'];

/** Stands before the routes of one contact: `duplicates` is no id. */
export const contactMergeRoutes = restRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/contacts/duplicates',
      operationId: 'listDuplicates',
      summary: 'List pairs of contacts that may be one person',
      description:
        'The likeliest first, each with its reasons; what somebody has dismissed is not among them.',
      tags,
      request: { query: RestPageQuery },
      responses: { 200: json(DuplicatePage, 'A page of pairs.'), ...refusals },
    }),
    async (c) => c.json(await listDuplicates.execute(contextOf(c), c.req.valid('query')), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/contacts/{id}/duplicates',
      operationId: 'listDuplicatesOfContact',
      summary: 'Find out who may be the same as a contact',
      tags,
      request: { params: ContactPath },
      responses: { 200: json(DuplicatePage, 'One page, the likeliest first.'), ...refusals },
    }),
    async (c) => c.json(await duplicatesOf.execute(contextOf(c), c.req.valid('param')), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/contacts/{id}/merge',
      operationId: 'mergeContacts',
      summary: 'Merge another contact into this one',
      description:
        'Identities, fields and tickets of both are shown together; nothing is moved, so that it can be undone. Two different documents or numbers of Aquacis are refused unless you accept them.',
      tags,
      request: { params: ContactPath, headers: IdempotencyHeader, body: jsonBody(MergeContactsBody) },
      responses: { 201: json(ContactMerge, 'Merged; keep `mergeId` to undo it.'), ...writeRefusals },
    }),
    async (c) => {
      const body = c.req.valid('json');
      const input = { ...c.req.valid('param'), ...body };
      return c.json(await mergeContacts.execute(contextOf(c), input, idempotencyOf(c, body)), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/contacts/merges/{mergeId}/undo',
      operationId: 'undoContactMerge',
      summary: 'Undo a merge of contacts',
      description:
        'Whatever was merged before or since: the contact comes out with its identities, fields and tickets.',
      tags,
      request: { params: z.object({ mergeId: MergeId }) },
      responses: { 200: json(ContactMerge, 'Both are as they were.'), ...writeRefusals },
    }),
    async (c) => c.json(await undoContactMerge.execute(contextOf(c), c.req.valid('param')), 200),
  );
