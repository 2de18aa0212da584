import { createRoute, z } from '@hono/zod-openapi';
import {
  Chat,
  ChatMailBody,
  ChatNoted,
  ChatStanding,
  ChatTypingBody,
  OpenChatBody,
  OpenedChat,
} from '@sinia/contracts';
import { lookAtChat } from '../use-cases/chat/look-at-chat.query.ts';
import { mailChat } from '../use-cases/chat/mail-chat.ts';
import { openChat } from '../use-cases/chat/open-chat.ts';
import { sendTranscript } from '../use-cases/chat/send-transcript.ts';
import { typeInChat } from '../use-cases/chat/type-in-chat.ts';
import { viewChat } from '../use-cases/chat/view-chat.query.ts';
import { TypedReference } from '../use-cases/tracking/get-tracked-status.query.ts';
import { requireHuman } from './human-check.ts';
import { IdempotencyHeader, idempotencyOf, ownIdempotencyOf } from './idempotency-key.ts';
import { contextOf } from './rest-environment.ts';
import { json, jsonBody, refusals, restRouter, writeRefusals } from './router.ts';

const Path = z.object({ reference: TypedReference.meta({ example: '5728 4390 1633' }) });
const tags = ['Chat'];

export const chatRoutes = restRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/chat',
      operationId: 'lookAtChat',
      summary: 'See whether there is somebody to chat with',
      tags,
      responses: { 200: json(ChatStanding, 'How it stands now.'), ...refusals },
    }),
    async (c) => c.json(await lookAtChat.execute(contextOf(c), {}), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/chat',
      operationId: 'openChat',
      summary: 'Begin a chat with its first message',
      description:
        'Opens a ticket. Further messages go to `POST /tracking/{reference}/messages` with the token as bearer; `GET /tracking/{reference}/events` tells live what happens.',
      tags,
      request: { headers: IdempotencyHeader, body: jsonBody(OpenChatBody) },
      responses: {
        201: json(OpenedChat, 'Begun; the key and the bearer for what follows.'),
        ...writeRefusals,
      },
    }),
    async (c) => {
      const { challenge, ...body } = c.req.valid('json');
      await requireHuman(c, challenge);
      return c.json(await openChat.execute(contextOf(c), body, ownIdempotencyOf(c, body)), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/tracking/{reference}/chat',
      operationId: 'viewChat',
      summary: 'Read a chat',
      tags,
      request: { params: Path },
      responses: { 200: json(Chat, 'The thread, who is there, and how it goes on.'), ...refusals },
    }),
    async (c) => c.json(await viewChat.execute(contextOf(c), c.req.valid('param')), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/tracking/{reference}/chat/typing',
      operationId: 'typeInChat',
      summary: 'Say that one is writing',
      tags,
      request: { params: Path, body: jsonBody(ChatTypingBody) },
      responses: { 202: json(ChatNoted, 'Holds for a few seconds.'), ...writeRefusals },
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await typeInChat.execute(contextOf(c), input), 202);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/tracking/{reference}/chat/mail',
      operationId: 'mailChat',
      summary: 'Go on by mail',
      tags,
      request: { params: Path, headers: IdempotencyHeader, body: jsonBody(ChatMailBody) },
      responses: { 202: json(ChatNoted, 'Answers go to that address from now on.'), ...writeRefusals },
    }),
    async (c) => {
      const body = c.req.valid('json');
      const input = { ...c.req.valid('param'), ...body };
      return c.json(await mailChat.execute(contextOf(c), input, idempotencyOf(c, body)), 202);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/tracking/{reference}/chat/transcript',
      operationId: 'sendTranscript',
      summary: 'Have the conversation sent by mail',
      tags,
      request: { params: Path, headers: IdempotencyHeader, body: jsonBody(ChatMailBody) },
      responses: { 202: json(ChatNoted, 'It is on its way.'), ...writeRefusals },
    }),
    async (c) => {
      const body = c.req.valid('json');
      const input = { ...c.req.valid('param'), ...body };
      return c.json(await sendTranscript.execute(contextOf(c), input, idempotencyOf(c, body)), 202);
    },
  );
