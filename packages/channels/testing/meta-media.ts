import { createHash, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Conditions } from './conditions.ts';
import { graphError } from './meta-body.ts';

type Kept = { bytes: Uint8Array; mediaType: string; until: number };

export type FakeMedia = {
  /** Behind the Graph API: upload, and where a file is to be fetched. */
  graph: Hono;
  /** The host of the files themselves. */
  files: Hono;
  /** A customer's file. @returns its id */
  add: (bytes: Uint8Array, mediaType: string) => string;
  /** An address from which it can be fetched for five minutes. */
  addressOf: (id: string) => string;
};

const FIVE_MINUTES_MS = 300_000;

/** Files of WhatsApp: an id leads to an address, which lasts five minutes and wants the token and a name. */
export function mediaRoutes(options: {
  token: string;
  origin: () => string;
  now: () => Date;
  conditions: Conditions;
}): FakeMedia {
  const { token, origin, now, conditions } = options;
  const kept = new Map<string, Kept>();
  const addressed = new Map<string, { id: string; until: number }>();
  const add = (bytes: Uint8Array, mediaType: string) => {
    const id = String(randomBytes(6).readUIntBE(0, 6));
    kept.set(id, { bytes, mediaType, until: 0 });
    return id;
  };
  const addressOf = (id: string) => {
    const key = randomBytes(12).toString('hex');
    addressed.set(key, { id, until: now().getTime() + FIVE_MINUTES_MS });
    return `${origin()}/whatsapp_business/attachments/${key}`;
  };
  const graph = new Hono();
  graph.post('/:version/:number/media', async (c) => {
    const form = await c.req.formData();
    const file = form.get('file');
    if (!(file instanceof File)) return c.json(graphError(100, 'file is required'), 400);
    return c.json({ id: add(new Uint8Array(await file.arrayBuffer()), file.type) });
  });
  graph.get('/:version/:id', (c) => {
    const file = kept.get(c.req.param('id'));
    if (!file) return c.json(graphError(100, 'Unsupported get request', { error_subcode: 33 }), 400);
    const id = c.req.param('id');
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    return c.json({
      ...{ messaging_product: 'whatsapp', url: addressOf(id), mime_type: file.mediaType, sha256, id },
      file_size: String(file.bytes.byteLength),
    });
  });
  const files = new Hono();
  files.get('/whatsapp_business/attachments/:key', (c) => {
    const found = addressed.get(c.req.param('key'));
    if (!found || conditions.mediaExpired || found.until < now().getTime()) return c.body(null, 404);
    const named = c.req.header('user-agent') !== undefined;
    if (c.req.header('authorization') !== `Bearer ${token}` || !named) return c.body(null, 401);
    const file = kept.get(found.id);
    return c.body(new Uint8Array(file?.bytes ?? []), 200, { 'Content-Type': file?.mediaType ?? '' });
  });
  return { graph, files, add, addressOf };
}
