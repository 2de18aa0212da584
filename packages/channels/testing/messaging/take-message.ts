import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { loseAnswer } from '../lost-answer.ts';
import { graphError } from '../meta-body.ts';
import type { FakeComment, FakeComments } from './fake-comments.ts';
import type { MessagingState } from './fake-messaging.ts';

const HOUR_MS = 3_600_000;
const PRIVATE_MS = 7 * 24 * HOUR_MS;

type Body = {
  recipient: { id?: string; comment_id?: string; post_id?: string };
  messaging_type?: string;
  tag?: string;
  message: {
    text?: string;
    attachment?: { type: string; payload: Record<string, unknown> };
    metadata?: string;
  };
};

/** `POST /{page}/messages`: refused at once where the window is closed, else echoed and told to have arrived. */
export async function takeMessage(
  c: Context,
  state: MessagingState,
  comments: FakeComments,
): Promise<Response> {
  const { conditions, product, clock, phoneOf, push, id, appId } = state;
  const body = (await c.req.json()) as Body;
  state.requests.push(body);
  if (conditions.throttles)
    return c.json(graphError(613, 'Calls to this API have exceeded the rate limit'), 400);
  const { id: known, comment_id: commentId, post_id: postId } = body.recipient;
  const comment = known ? undefined : comments.find(commentId ?? postId ?? '');
  const to = known ?? comment?.by ?? '';
  const refusal = refusalOf(body, to, comment, state);
  if (refusal) return c.json(refusal, 400);
  if (comment) comment.writtenTo = true;
  const mid = `m_${randomBytes(18).toString('base64url')}`;
  const { text, attachment, metadata } = body.message;
  const files = attachment ? [{ name: attachment.type, mediaType: attachment.type }] : [];
  phoneOf(to).add({ id: mid, by: 'us', text: text ?? '', files });
  const at = clock().getTime();
  const echo = { mid, text, is_echo: true, app_id: Number(appId), ...(metadata ? { metadata } : {}) };
  push('messaging', { sender: { id }, recipient: { id: to }, timestamp: at, message: echo });
  if (product === 'messenger' && !conditions.withoutReceipts)
    push('messaging', { sender: { id: to }, recipient: { id }, timestamp: at, delivery: { watermark: at } });
  if (conditions.losesAnswers) return loseAnswer(c);
  return c.json({ recipient_id: to, message_id: mid });
}

function refusalOf(
  { recipient, tag, message }: Body,
  to: string,
  comment: FakeComment | undefined,
  { product, clock, lastWritten }: MessagingState,
) {
  const text = message.text ?? '';
  const tooLong = product === 'messenger' ? text.length > 2_000 : Buffer.byteLength(text) > 1_000;
  if (tooLong)
    return graphError(100, 'Length of param message[text] must be less than or equal to the limit');
  if (message.text && message.attachment) return graphError(100, 'Only one of text and attachment');
  if (!recipient.id) return refusalOfComment(comment, clock());
  const last = lastWritten.get(to);
  if (!last) return graphError(100, 'No matching user found', { error_subcode: 2018001 });
  const hours = (clock().getTime() - last.getTime()) / HOUR_MS;
  const most = tag === 'HUMAN_AGENT' ? 7 * 24 : 24;
  if (hours < most) return null;
  return graphError(10, 'This message is sent outside of allowed window.', { error_subcode: 2018278 });
}

/** To the author of a comment one may write once, and within seven days ("Private Replies"). */
function refusalOfComment(comment: FakeComment | undefined, now: Date) {
  if (!comment) return graphError(100, 'Object does not exist', { error_subcode: 33 });
  if (comment.writtenTo) return graphError(10_900, 'Activity already replied to');
  return now.getTime() - comment.at.getTime() > PRIVATE_MS
    ? graphError(10, 'This message is sent outside of allowed window.', { error_subcode: 2018278 })
    : null;
}
