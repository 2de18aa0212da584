import { z } from 'zod';
import { CAPABILITIES } from '../capabilities.ts';
import { outcomeOf } from '../send-codes.ts';
import type { ChannelNet, OutgoingFile } from '../written/written-channel.ts';
import { askX, jsonBody, type XAnswer } from './x-api.ts';

const TAKEN: ReadonlySet<string> = new Set(CAPABILITIES.x.attachmentTypes);
/** `tweet_image` would be refused in a direct message. */
const CATEGORY = 'dm_image';

const PIECE = 1024 * 1024;
const Begun = z.looseObject({ data: z.looseObject({ id: z.string() }) });

export type Uploaded = { ok: true; id: string } | Extract<XAnswer, { ok: false }>;

const refused = (reason: string): Uploaded => ({ ok: false, outcome: outcomeOf('media_refused', reason) });

/** Hands a file over in pieces: initialize, append, finalize (X API, "Media upload"). */
export async function uploadMedia(net: ChannelNet, file: OutgoingFile): Promise<Uploaded> {
  if (!TAKEN.has(file.mediaType)) return refused(`X takes no ${file.mediaType}`);
  const wanted = { media_type: file.mediaType, total_bytes: file.size, media_category: CATEGORY };
  const begun = await askX(net, '/2/media/upload/initialize', jsonBody(wanted), false);
  if (!begun.ok) return begun;
  const id = Begun.safeParse(begun.json).data?.data.id;
  if (!id) return refused('the upload was answered without an id');
  const bytes = await file.read();
  for (let start = 0; start < bytes.byteLength; start += PIECE) {
    const form = new FormData();
    form.set('segment_index', String(start / PIECE));
    form.set('media', new Blob([Buffer.from(bytes.subarray(start, start + PIECE))]));
    const added = await askX(net, `/2/media/upload/${id}/append`, { method: 'POST', body: form }, false);
    if (!added.ok) return added;
  }
  const ended = await askX(net, `/2/media/upload/${id}/finalize`, { method: 'POST' }, false);
  return ended.ok ? { ok: true, id } : ended;
}
