import { MAX_ATTACHMENT_BYTES } from '@sinia/contracts';
import { may, Refusal } from '@sinia/core';
import { aboutTicket } from '../caller.ts';
import type { Desk } from '../desk.ts';
import { type Asked, router } from '../route.ts';

const LINK_LIFE_MS = 5 * 60_000;

export function attachmentRoutes(desk: Desk) {
  const route = router(desk);
  return [
    route('post', '/attachments', 'attachment.upload', async ({ caller, request }) => {
      const file = await fileOf(request);
      const uploaded = {
        ...{ id: desk.id('att'), fileName: file.name, size: file.size, contentId: null, inline: false },
        mediaType: file.type || 'application/octet-stream',
        createdAt: desk.now().toISOString(),
      };
      desk.uploads.set(uploaded.id, { file: uploaded, uploaderKey: caller.key, ticketId: null });
      return Response.json(uploaded, { status: 201 });
    }),
    route('get', '/attachments/:id', 'attachment.read', (asked) => {
      if (!readable(asked)) throw new Refusal('not_found');
      const expires = desk.now().getTime() + LINK_LIFE_MS;
      const url = `${desk.baseUrl}/files/${asked.param('id')}?expires=${expires}`;
      return Response.json({ url, expiresAt: new Date(expires).toISOString() });
    }),
  ];
}

async function fileOf(request: Request): Promise<File> {
  if (!request.headers.get('Content-Type')?.startsWith('multipart/form-data')) {
    throw new Refusal('content_type_unsupported');
  }
  const file = (await request.formData()).get('file');
  if (!(file instanceof File)) {
    throw new Refusal('invalid_body', { fields: [{ pointer: '/file', code: 'missing' }] });
  }
  if (file.size === 0) refuse('attachment_empty');
  if (file.size > MAX_ATTACHMENT_BYTES) refuse('attachment_too_large');
  return file;
}

function refuse(code: 'attachment_empty' | 'attachment_too_large'): never {
  throw new Refusal(code, { fields: [{ pointer: '/file', code }] });
}

/** Customers read what hangs on messages that they see; an upload in the making is its uploader's alone. */
function readable({ desk, caller, param }: Asked): boolean {
  const id = param('id');
  const upload = desk.uploads.get(id);
  const ticket = desk.tickets.get(upload?.ticketId ?? '');
  if (!upload || !ticket) return upload?.uploaderKey === caller.key;
  if (!may(caller.holder, 'attachment.read', aboutTicket(caller, ticket))) return false;
  const message = ticket.messages.find(({ attachments }) => attachments.some((file) => file.id === id));
  return caller.holder.holder === 'integration' || message?.visibility === 'public';
}
