import { createRoute, z } from '@hono/zod-openapi';
import {
  PublicMessage,
  PublicReplyBody,
  RequestAccessBody,
  RequestedAccess,
  TrackedList,
  TrackedStatus,
  TrackedTicket,
} from '@sinia/contracts';
import { getTrackedStatus, TypedReference } from '../use-cases/tracking/get-tracked-status.query.ts';
import { getTrackedTicket } from '../use-cases/tracking/get-tracked-ticket.query.ts';
import { listTrackedTickets } from '../use-cases/tracking/list-tracked-tickets.query.ts';
import { replyToTrackedTicket } from '../use-cases/tracking/reply-to-tracked-ticket.ts';
import { requestTrackingAccess } from '../use-cases/tracking/request-tracking-access.ts';
import { requireReach } from '../use-cases/use-case.ts';
import { IdempotencyHeader, idempotencyOf } from './idempotency-key.ts';
import { limitsOf } from './rate-limits.ts';
import { contextOf } from './rest-environment.ts';
import { json, jsonBody, refusals, restRouter, writeRefusals } from './router.ts';

const Path = z.object({ reference: TypedReference.meta({ example: '5728 4390 1633' }) });
const tags = ['Tracking'];

export const trackingRoutes = restRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/tracking',
      operationId: 'listTrackedTickets',
      summary: "List a signed-in customer's own tickets",
      tags,
      responses: { 200: json(TrackedList, 'Newest first.'), ...refusals },
    }),
    async (c) => c.json(await listTrackedTickets.execute(contextOf(c), {}), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/tracking/{reference}',
      operationId: 'getTrackedStatus',
      summary: 'Read the status by key alone',
      tags,
      request: { params: Path },
      responses: { 200: json(TrackedStatus, 'The status and its dates, no personal data.'), ...refusals },
    }),
    async (c) => c.json(await getTrackedStatus.execute(contextOf(c), c.req.valid('param')), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/tracking/{reference}/access',
      operationId: 'requestTrackingAccess',
      summary: 'Ask for a link to the thread',
      tags,
      request: { params: Path, body: jsonBody(RequestAccessBody) },
      responses: {
        202: json(RequestedAccess, 'The same answer whether the address matches or not.'),
        ...writeRefusals,
      },
    }),
    async (c) => {
      requireReach(contextOf(c), requestTrackingAccess.permission);
      const address = c.req.valid('json');
      const recipient = 'email' in address ? address.email.toLowerCase() : address.phone.replace(/\D/g, '');
      const { allowed } = await limitsOf(c).accessLinks.count(recipient);
      if (!allowed) return c.json({ accepted: true as const }, 202);
      return c.json(
        await requestTrackingAccess.execute(contextOf(c), { ...c.req.valid('param'), address }),
        202,
      );
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/tracking/{reference}/ticket',
      operationId: 'getTrackedTicket',
      summary: 'Read the thread with a link',
      tags,
      request: { params: Path },
      responses: { 200: json(TrackedTicket, 'The public thread.'), ...refusals },
    }),
    async (c) => c.json(await getTrackedTicket.execute(contextOf(c), c.req.valid('param')), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/tracking/{reference}/messages',
      operationId: 'replyToTrackedTicket',
      summary: 'Answer in the thread with a link',
      tags,
      request: { params: Path, headers: IdempotencyHeader, body: jsonBody(PublicReplyBody) },
      responses: { 201: json(PublicMessage, 'Added.'), ...writeRefusals },
    }),
    async (c) => {
      const message = c.req.valid('json');
      const input = { ...c.req.valid('param'), message };
      return c.json(await replyToTrackedTicket.execute(contextOf(c), input, idempotencyOf(c, message)), 201);
    },
  );
