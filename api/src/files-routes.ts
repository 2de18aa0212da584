import { Refusal, shownKind } from '@sinia/core';
import type { Database } from '@sinia/database';
import { Hono } from 'hono';
import type { RestEnvironment } from './rest/rest-environment.ts';
import { findAttachment } from './use-cases/attachments/attachment-store.ts';
import { heldOf } from './use-cases/attachments/file-gate.ts';
import { fileLinkHolds } from './use-cases/attachments/file-link.ts';
import { findKept } from './use-cases/calls/recording-store.ts';

const FILE_ID = /^(att|rec)_[0-9a-z]{26}$/;
const EXTENSIONS: Readonly<Record<string, string>> = {
  'audio/mpeg': '.mp3',
  'audio/ogg': '.ogg',
  'audio/wav': '.wav',
};

/**
 * Files by short-lived link, on an origin that has no cookies and runs no script. What a browser can show by itself is
 * shown, unless `download` asks for the file; a recording is also served in parts, as players want it.
 */
export function fileRoutes(): Hono<RestEnvironment> {
  return new Hono<RestEnvironment>().get('/:id', async (c) => {
    const { dependencies } = c.var;
    const id = c.req.param('id');
    const { expires = '', seal = '' } = c.req.query();
    const host = new URL(dependencies.settings.filesUrl).host;
    const holds = FILE_ID.test(id) && fileLinkHolds(dependencies, id, Number(expires), seal);
    if (!holds || c.req.header('Host') !== host) throw new Refusal('not_found');
    const row = await findFile(dependencies.db, id);
    if (!row) throw new Refusal('not_found');
    const shown = shownKind(row.mediaType) !== null;
    const inline = shown && c.req.query('download') === undefined;
    const name = encodeURIComponent(row.fileName).replaceAll("'", '%27');
    const size = await dependencies.files.size(id);
    const part = wantedPart(c.req.header('Range'), size);
    const bytes = await (part
      ? dependencies.files.getPart(id, part.from, part.to)
      : dependencies.files.get(id));
    return c.body(new Uint8Array(bytes), part ? 206 : 200, {
      'Content-Type': shown ? row.mediaType : 'application/octet-stream',
      'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'Accept-Ranges': 'bytes',
      ...(part ? { 'Content-Range': `bytes ${part.from}-${part.to - 1}/${size}` } : {}),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': isRecording(id) ? 'no-store' : 'private, max-age=300',
    });
  });
}

const isRecording = (id: string) => id.startsWith('rec_');

/** An attachment, or the recording of a call as long as it is kept and may be heard. */
async function findFile(
  db: Database,
  id: string,
): Promise<{ mediaType: string; fileName: string } | undefined> {
  if (!isRecording(id)) {
    const file = await findAttachment(db, id);
    return file && heldOf(file) === null ? file : undefined;
  }
  const kept = await findKept(db, id);
  return kept && { ...kept, fileName: `${id}${EXTENSIONS[kept.mediaType] ?? ''}` };
}

/** One part, from a byte to another or to the end; whatever else is asked gets the whole (RFC 9110, 14.2). */
function wantedPart(range: string | undefined, size: number): { from: number; to: number } | null {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === undefined) return null;
  const from = Number(first);
  const to = last ? Math.min(Number(last) + 1, size) : size;
  return from < to ? { from, to } : null;
}
