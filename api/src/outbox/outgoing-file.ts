import { heldOf } from '../use-cases/attachments/file-gate.ts';
import type { Dependencies } from '../use-cases/context.ts';
import type { DeliveryFacts } from '../use-cases/deliveries/delivery-facts.query.ts';
import type { OutgoingFile } from './transports/transport.ts';

/** A file that leaves with a message; one that the HTML shows in its place says by which name. */
export function outgoingFile(
  { files }: Dependencies,
  file: DeliveryFacts['files'][number],
  html: string,
): OutgoingFile {
  const { id, fileName, mediaType, size, contentId } = file;
  const shown = contentId !== null && html.includes(`src="cid:${contentId}"`);
  const held = heldOf(file);
  return {
    ...{ fileName, mediaType, size, read: () => files.get(id) },
    ...(shown ? { contentId } : {}),
    ...(held ? { held } : {}),
  };
}
