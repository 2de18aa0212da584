import { createRoute, z } from '@hono/zod-openapi';
import {
  LinkBody,
  Linked,
  Merge,
  MergeBody,
  MergeId,
  OpenedTicket,
  SplitBody,
  TicketId,
  TicketLinks,
} from '@sinia/contracts';
import { linkTickets, unlinkTickets } from '../use-cases/tickets/link-tickets.ts';
import { listLinks } from '../use-cases/tickets/list-links.query.ts';
import { mergeTicket } from '../use-cases/tickets/merge-ticket.ts';
import { splitTicket } from '../use-cases/tickets/split-ticket.ts';
import { undoMerge } from '../use-cases/tickets/undo-merge.ts';
import { IdempotencyHeader, idempotencyOf } from './idempotency-key.ts';
import { contextOf } from './rest-environment.ts';
import { json, jsonBody, refusals, restRouter, writeRefusals } from './router.ts';

const TicketPath = z.object({ id: TicketId });
const tags = ['Tickets'];

export const relationRoutes = restRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/tickets/{id}/merge',
      operationId: 'mergeTicket',
      summary: 'Merge a ticket into another',
      description:
        'It leaves every view; what its customer writes is worked on in the other, and its key shows the status of the other. Nobody is told anything.',
      tags,
      request: { params: TicketPath, headers: IdempotencyHeader, body: jsonBody(MergeBody) },
      responses: { 201: json(Merge, 'Merged; keep the id to undo it.'), ...writeRefusals },
    }),
    async (c) => {
      const body = c.req.valid('json');
      const input = { ...c.req.valid('param'), ...body };
      return c.json(await mergeTicket.execute(contextOf(c), input, idempotencyOf(c, body)), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/tickets/merges/{mergeId}/undo',
      operationId: 'undoMerge',
      summary: 'Undo a merge',
      tags,
      request: { params: z.object({ mergeId: MergeId }) },
      responses: { 200: json(Merge, 'Both are as they were.'), ...writeRefusals },
    }),
    async (c) => c.json(await undoMerge.execute(contextOf(c), c.req.valid('param')), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/tickets/{id}/split',
      operationId: 'splitTicket',
      summary: "Make a customer's message a ticket of its own",
      description: 'To undo it, merge the new ticket into the old one: its key has been told.',
      tags,
      request: { params: TicketPath, headers: IdempotencyHeader, body: jsonBody(SplitBody) },
      responses: {
        201: json(OpenedTicket, 'The new ticket; its customer is told the key.'),
        ...writeRefusals,
      },
    }),
    async (c) => {
      const body = c.req.valid('json');
      const input = { ...c.req.valid('param'), ...body };
      const opened = await splitTicket.execute(contextOf(c), input, idempotencyOf(c, body));
      return c.json(opened, 201, { Location: `/v1/tickets/${opened.id}` });
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/tickets/{id}/links',
      operationId: 'listLinks',
      summary: 'Read the tickets that are linked with one',
      tags,
      request: { params: TicketPath },
      responses: { 200: json(TicketLinks, 'Those that the caller may see, newest first.'), ...refusals },
    }),
    async (c) => c.json(await listLinks.execute(contextOf(c), c.req.valid('param')), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/tickets/{id}/links',
      operationId: 'linkTickets',
      summary: 'Link two tickets',
      tags,
      request: { params: TicketPath, body: jsonBody(LinkBody) },
      responses: { 201: json(Linked, 'Linked, in the kind that was asked for.'), ...writeRefusals },
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await linkTickets.execute(contextOf(c), input), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/tickets/{id}/links/{ticketId}',
      operationId: 'unlinkTickets',
      summary: 'Take a link away',
      tags,
      request: { params: TicketPath.extend({ ticketId: TicketId }) },
      responses: { 200: json(Linked, 'They are not linked any more.'), ...writeRefusals },
    }),
    async (c) => c.json(await unlinkTickets.execute(contextOf(c), c.req.valid('param')), 200),
  );
