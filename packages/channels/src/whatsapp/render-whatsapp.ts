import { CAPABILITIES } from '../capabilities.ts';
import { splitText } from '../written/split-text.ts';
import type { OutgoingFile, OutgoingWritten, RenderedPart } from '../written/written-channel.ts';

/** Media types that are sent as what they are; everything else is a document. */
const AS_MEDIA: Readonly<Record<string, 'image' | 'audio' | 'video'>> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'audio/aac': 'audio',
  'audio/mp4': 'audio',
  'audio/mpeg': 'audio',
  'audio/amr': 'audio',
  'audio/ogg': 'audio',
  'video/mp4': 'video',
  'video/3gpp': 'video',
};

/**
 * One of our messages as the requests of `POST /{phone_number_id}/messages`: an approved template, or the words in as
 * many pieces as it takes and then each file. `biz_opaque_callback_data` comes back with every status.
 */
export function renderWhatsApp(message: OutgoingWritten): RenderedPart[] {
  const { template, files, text, replyTo } = message;
  const bodies: (Pick<RenderedPart, 'text' | 'upload'> & { body: Record<string, unknown> })[] = template
    ? [{ body: { type: 'template', template: templateBody(template) }, upload: null, text: null }]
    : [
        ...splitText(text, CAPABILITIES.whatsapp.textLimit).map((piece) => ({
          body: { type: 'text', text: { body: piece, preview_url: false } },
          upload: null,
          text: piece,
        })),
        ...files.map((file) => ({ body: fileBody(file), upload: file, text: null })),
      ];
  return bodies.map(({ body, upload, text: words }, index) => {
    const correlation = `out:${message.id}:${index}`;
    return {
      ...{ correlation, upload, text: words },
      body: {
        ...{ messaging_product: 'whatsapp', recipient_type: 'individual', ...addressee(message.to.ids) },
        ...body,
        ...(replyTo && index === 0 ? { context: { message_id: replyTo } } : {}),
        biz_opaque_callback_data: correlation,
      },
    };
  });
}

/** A telephone number where one is known; whoever hides it is reached by the id that the business has for them. */
function addressee(ids: readonly string[]): Record<string, string> {
  const phone = ids.find((id) => /^\d{6,15}$/.test(id));
  return phone ? { to: phone } : { recipient: ids[0] ?? '' };
}

function templateBody({ name, language, parameters }: NonNullable<OutgoingWritten['template']>) {
  const values = parameters.map((text) => ({ type: 'text', text }));
  return {
    name,
    language: { code: language },
    ...(values.length > 0 ? { components: [{ type: 'body', parameters: values }] } : {}),
  };
}

function fileBody({ fileName, mediaType, size }: OutgoingFile): Record<string, unknown> {
  const kind = AS_MEDIA[mediaType];
  const limits: Readonly<Record<string, number>> = CAPABILITIES.whatsapp.mediaBytes;
  if (kind && size <= (limits[kind] ?? 0)) return { type: kind, [kind]: {} };
  return { type: 'document', document: { filename: fileName } };
}
