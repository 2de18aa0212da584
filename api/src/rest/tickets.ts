import { createRoute, z } from '@hono/zod-openapi';
import {
  AddMessageBody,
  ChangeTicketBody,
  EventPage,
  Message,
  MessagePage,
  OpenedTicket,
  OpenTicketBody,
  Ticket,
  TicketId,
  TicketPage,
} from '@sinia/contracts';
import { noteOnTicket, replyToTicket } from '../use-cases/tickets/add-message.ts';
import { changeTicket } from '../use-cases/tickets/change-ticket.ts';
import { getTicket } from '../use-cases/tickets/get-ticket.query.ts';
import { listMessages } from '../use-cases/tickets/list-messages.query.ts';
import { listTicketEvents } from '../use-cases/tickets/list-ticket-events.query.ts';
import { listTickets } from '../use-cases/tickets/list-tickets.query.ts';
import { openTicket } from '../use-cases/tickets/open-ticket.ts';
import { requireHuman } from './human-check.ts';
import { IdempotencyHeader, idempotencyOf } from './idempotency-key.ts';
import { etagOf, IfMatchHeader, RestListTicketsQuery, RestPageQuery, requireVersion } from './query.ts';
import { contextOf } from './rest-environment.ts';
import { json, jsonBody, refusals, restRouter, staleRefusals, writeRefusals } from './router.ts';

const TicketPath = z.object({ id: TicketId });
const tags = ['Tickets'];

export const ticketRoutes = restRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/tickets',
      operationId: 'openTicket',
      summary: 'Open a ticket',
      tags,
      request: { headers: IdempotencyHeader, body: jsonBody(OpenTicketBody) },
      responses: { 201: json(OpenedTicket, 'Opened; the customer is told the key.'), ...writeRefusals },
    }),
    async (c) => {
      const { challenge, ...body } = c.req.valid('json');
      await requireHuman(c, challenge);
      const opened = await openTicket.execute(contextOf(c), body, idempotencyOf(c, body));
      return c.json(opened, 201, { Location: `/v1/tickets/${opened.id}` });
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/tickets',
      operationId: 'listTickets',
      summary: 'List tickets, last changed first',
      tags,
      request: { query: RestListTicketsQuery },
      responses: { 200: json(TicketPage, 'A page of tickets.'), ...refusals },
    }),
    async (c) =>
      c.json(await listTickets.execute(contextOf(c), { ...c.req.valid('query'), view: 'recent' }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/tickets/{id}',
      operationId: 'getTicket',
      summary: 'Read a ticket',
      tags,
      request: { params: TicketPath },
      responses: { 200: json(Ticket, 'The ticket; its version in `ETag`.'), ...refusals },
    }),
    async (c) => {
      const ticket = await getTicket.execute(contextOf(c), c.req.valid('param'));
      return c.json(ticket, 200, { ETag: etagOf(ticket.version) });
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/tickets/{id}',
      operationId: 'changeTicket',
      summary: 'Write fields of a ticket',
      tags,
      request: {
        params: TicketPath,
        headers: IfMatchHeader,
        body: jsonBody(ChangeTicketBody),
      },
      responses: { 200: json(Ticket, 'The ticket as it is now.'), ...writeRefusals, ...staleRefusals },
    }),
    async (c) => {
      const version = requireVersion(c.req.header('If-Match'));
      const { id } = c.req.valid('param');
      const ticket = await changeTicket.execute(contextOf(c), { id, version, set: c.req.valid('json') });
      return c.json(ticket, 200, { ETag: etagOf(ticket.version) });
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/tickets/{id}/messages',
      operationId: 'addMessage',
      summary: 'Reply to the customer, or leave a note',
      tags,
      request: { params: TicketPath, headers: IdempotencyHeader, body: jsonBody(AddMessageBody) },
      responses: { 201: json(Message, 'Added.'), ...writeRefusals },
    }),
    async (c) => {
      const message = c.req.valid('json');
      const verb = message.visibility === 'public' ? replyToTicket : noteOnTicket;
      const { id } = c.req.valid('param');
      return c.json(await verb.execute(contextOf(c), { id, message }, idempotencyOf(c, message)), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/tickets/{id}/messages',
      operationId: 'listMessages',
      summary: 'Read the messages of a ticket, oldest first',
      tags,
      request: { params: TicketPath, query: RestPageQuery },
      responses: { 200: json(MessagePage, 'A page of messages.'), ...refusals },
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await listMessages.execute(contextOf(c), input), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/tickets/{id}/events',
      operationId: 'listTicketEvents',
      summary: 'Read the timeline of a ticket',
      tags,
      request: { params: TicketPath, query: RestPageQuery },
      responses: { 200: json(EventPage, 'Who did what, when, before and after.'), ...refusals },
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await listTicketEvents.execute(contextOf(c), input), 200);
    },
  );
