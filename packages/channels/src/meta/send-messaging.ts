import { z } from 'zod';
import type { WrittenOutcome } from '../port.ts';
import { outcomeOf } from '../send-codes.ts';
import type { RenderedPart } from '../written/written-channel.ts';
import type { GraphApi } from './graph-api.ts';

const Sent = z.looseObject({ message_id: z.string(), recipient_id: z.string().optional() });
const Uploaded = z.object({ attachment_id: z.string() });

/** Hands one part to the Send API of a page or profile; its file goes before. */
export async function sendMessaging(
  api: GraphApi,
  sender: string,
  { body, upload }: RenderedPart,
): Promise<WrittenOutcome> {
  let filled = body;
  if (upload) {
    const { attachment } = body.message as { attachment: { type: string; payload: object } };
    const fields = {
      message: JSON.stringify({ attachment: { ...attachment, payload: { is_reusable: true } } }),
    };
    const handed = await api.upload(`${sender}/message_attachments`, fields, upload);
    if (!handed.ok) return handed.outcome;
    const payload = Uploaded.safeParse(handed.json).data;
    if (!payload) return outcomeOf('media_refused', 'the upload was answered without an id');
    filled = {
      ...body,
      message: { ...(body.message as object), attachment: { type: attachment.type, payload } },
    };
  }
  const answer = await api.post(`${sender}/messages`, filled);
  if (!answer.ok) return answer.outcome;
  const { message_id: providerId = null, recipient_id: recipientId } = Sent.safeParse(answer.json).data ?? {};
  return { status: 'sent', providerId, ...(recipientId ? { recipientId } : {}) };
}
