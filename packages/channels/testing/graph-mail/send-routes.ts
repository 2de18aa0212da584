import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { loseAnswer } from '../lost-answer.ts';
import {
  addMessage,
  type FakeMessage,
  type GraphMailState,
  graphMailError,
  headerOf,
  moveMessage,
} from './graph-mail-state.ts';

const MOST_REQUEST = 4 * 1024 * 1024;
const MOST_ATTACHMENT = 3 * 1024 * 1024;
const PIECE = 320 * 1024;

/** What sends, below `/users/{user}`: whole as MIME, or as a draft that files are added to. */
export function sendRoutes(state: GraphMailState, find: (id: string) => FakeMessage | undefined): Hono {
  const routes = new Hono();
  routes.post('/sendMail', async (c) => {
    const raw = await mimeOf(c);
    if (raw instanceof Response) return raw;
    const sent = addMessage(state, 'sentitems', raw, { isRead: true });
    state.onSent?.(sent);
    return answer(c, state, () => c.body(null, 202));
  });
  routes.post('/messages', async (c) => {
    const raw = await mimeOf(c);
    if (raw instanceof Response) return raw;
    const draft = addMessage(state, 'drafts', raw, { isDraft: true });
    return c.json(
      { id: draft.immutableId, isDraft: true, internetMessageId: headerOf(raw, 'message-id') },
      201,
    );
  });
  routes.post('/messages/:id/send', (c) => {
    const draft = find(c.req.param('id'));
    if (!draft?.isDraft) return c.json(graphMailError('ErrorItemNotFound'), 404);
    draft.isDraft = false;
    moveMessage(state, draft, 'sentitems');
    state.onSent?.(draft);
    return answer(c, state, () => c.body(null, 202));
  });
  routes.delete('/messages/:id', (c) => {
    const index = state.messages.findIndex(({ immutableId }) => immutableId === c.req.param('id'));
    if (index < 0) return c.json(graphMailError('ErrorItemNotFound'), 404);
    state.messages.splice(index, 1);
    return c.body(null, 204);
  });
  routes.post('/messages/:id/attachments', async (c) => {
    const file = (await c.req.json()) as { name: string; contentBytes: string };
    const bytes = Buffer.from(file.contentBytes, 'base64');
    if (bytes.byteLength > MOST_ATTACHMENT) return c.json(graphMailError('ErrorMessageSizeExceeded'), 413);
    find(c.req.param('id'))?.files.push({ name: file.name, bytes });
    return c.json({ id: randomUUID() }, 201);
  });
  routes.post('/messages/:id/attachments/createUploadSession', async (c) => {
    const { AttachmentItem: item } = (await c.req.json()) as {
      AttachmentItem: { name: string; size: number };
    };
    const key = randomUUID();
    state.uploads.set(key, { messageId: c.req.param('id'), ...item, bytes: Buffer.alloc(0) });
    return c.json({ uploadUrl: `${state.origin()}/upload/${key}`, nextExpectedRanges: ['0-'] }, 201);
  });
  return routes;
}

/** `PUT` of the pieces of a file: in order, in multiples of 320 KiB, without a token. */
export function uploadRoutes(state: GraphMailState, find: (id: string) => FakeMessage | undefined): Hono {
  const routes = new Hono();
  routes.put('/upload/:key', async (c) => {
    const upload = state.uploads.get(c.req.param('key'));
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(c.req.header('content-range') ?? '');
    if (!upload || !range || c.req.header('authorization'))
      return c.json(graphMailError('InvalidRequest'), 400);
    const piece = Buffer.from(await c.req.arrayBuffer());
    const [from, size] = [Number(range[1]), Number(range[3])];
    const last = from + piece.byteLength === size;
    if (from !== upload.bytes.byteLength || size !== upload.size || (!last && piece.byteLength % PIECE !== 0))
      return c.json(graphMailError('InvalidContentRange'), 416);
    upload.bytes = Buffer.concat([upload.bytes, piece]);
    if (last) find(upload.messageId)?.files.push({ name: upload.name, bytes: upload.bytes });
    return last ? c.body(null, 201) : c.json({ nextExpectedRanges: [`${from + piece.byteLength}-`] });
  });
  return routes;
}

async function mimeOf(c: Context): Promise<Buffer | Response> {
  const text = await c.req.text();
  if (text.length > MOST_REQUEST) return c.json(graphMailError('ErrorMessageSizeExceeded'), 413);
  if (c.req.header('content-type') !== 'text/plain' || !/^[A-Za-z0-9+/=\s]+$/.test(text))
    return c.json(graphMailError('ErrorMimeContentInvalidBase64String'), 400);
  return Buffer.from(text, 'base64');
}

/** It was done; whether anybody learns of it is another matter. */
function answer(c: Context, { conditions }: GraphMailState, said: () => Response): Response {
  return conditions.losesAnswers ? loseAnswer(c) : said();
}
