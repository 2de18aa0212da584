import { AttachmentId } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { Hono } from 'hono';
import type { RestEnvironment } from './rest/rest-environment.ts';
import { findAttachment } from './use-cases/attachments/attachment-store.ts';
import { fileLinkHolds } from './use-cases/attachments/file-link.ts';

/** Types that a browser may show by itself; everything else is a download. */
const SHOWN = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'application/pdf',
  'audio/mpeg',
  'audio/ogg',
]);

/** Files by short-lived link, on an origin that has no cookies and runs no script. */
export function fileRoutes(): Hono<RestEnvironment> {
  return new Hono<RestEnvironment>().get('/:id', async (c) => {
    const { dependencies } = c.var;
    const id = c.req.param('id');
    const { expires = '', seal = '' } = c.req.query();
    const host = new URL(dependencies.settings.filesUrl).host;
    const holds =
      AttachmentId.safeParse(id).success && fileLinkHolds(dependencies, id, Number(expires), seal);
    if (!holds || c.req.header('Host') !== host) throw new Refusal('not_found');
    const row = await findAttachment(dependencies.db, id);
    if (!row) throw new Refusal('not_found');
    const shown = SHOWN.has(row.mediaType);
    const name = encodeURIComponent(row.fileName).replaceAll("'", '%27');
    const bytes = await dependencies.files.get(id);
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': shown ? row.mediaType : 'application/octet-stream',
      'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'private, max-age=300',
    });
  });
}
