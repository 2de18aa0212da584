import type { FileStore } from '../use-cases/context.ts';
import type { SentMessage } from './outbox.query.ts';

/** A mail as a mail program shows it: the pictures that travel with it stand in their place. */
export async function withPictures(message: SentMessage, files: Pick<FileStore, 'get'>): Promise<string> {
  let html = message.html ?? '';
  for (const { contentId, mediaType } of message.attachments) {
    if (!contentId || !html.includes(`src="cid:${contentId}"`)) continue;
    const bytes = await files.get(contentId).catch(() => new Uint8Array());
    const picture = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
    html = html.replaceAll(`src="cid:${contentId}"`, () => `src="${picture}"`);
  }
  return html;
}
