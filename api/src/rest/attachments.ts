import { createRoute, z } from '@hono/zod-openapi';
import { AttachmentId, AttachmentLink, UploadedAttachment } from '@sinia/contracts';
import { getAttachmentLink } from '../use-cases/attachments/get-attachment-link.query.ts';
import { uploadAttachment } from '../use-cases/attachments/upload-attachment.ts';
import { contextOf } from './rest-environment.ts';
import { json, refusals, restRouter, writeRefusals } from './router.ts';

const tags = ['Attachments'];
const Upload = z
  .object({ file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }) })
  .openapi('UploadAttachmentBody');

export const attachmentRoutes = restRouter()
  .openapi(
    createRoute({
      method: 'post',
      path: '/attachments',
      operationId: 'uploadAttachment',
      summary: 'Upload a file, to be attached by its id',
      tags,
      request: { body: { required: true, content: { 'multipart/form-data': { schema: Upload } } } },
      responses: { 201: json(UploadedAttachment, 'Kept; attach it within a day.'), ...writeRefusals },
    }),
    async (c) => {
      const { file } = c.req.valid('form');
      const bytes = new Uint8Array(await file.arrayBuffer());
      return c.json(await uploadAttachment(contextOf(c), { name: file.name, bytes }), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/attachments/{id}',
      operationId: 'getAttachmentLink',
      summary: 'Get a short-lived link to a file',
      tags,
      request: { params: z.object({ id: AttachmentId }) },
      responses: { 200: json(AttachmentLink, 'A link for five minutes.'), ...refusals },
    }),
    async (c) => c.json(await getAttachmentLink.execute(contextOf(c), c.req.valid('param')), 200),
  );
