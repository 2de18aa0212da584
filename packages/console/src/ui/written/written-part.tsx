import type { DeliveryState, Message, Ticket } from '@sinia/contracts';
import { DeliveryReason } from './delivery-reason.tsx';
import { MessageFacts } from './message-facts.tsx';
import { WayNotice } from './way-notice.tsx';

export type WrittenPartProps =
  | { readonly ticket: Ticket }
  | { readonly message: Message }
  | { readonly delivery: DeliveryState };

/** Ways on which no provider has a say in what may be written. */
const PLAIN: ReadonlySet<string> = new Set(['email', 'sms', 'post', 'chat']);

/** What the desk says of written channels beside a composer, a message or a delivery; most often nothing. */
export function WrittenPart(props: WrittenPartProps) {
  if ('ticket' in props) {
    const { channel = 'email' } = props.ticket.noticeRoute ?? {};
    return PLAIN.has(channel) ? null : <WayNotice {...props} />;
  }
  if ('message' in props) return isMore(props.message) ? <MessageFacts {...props} /> : null;
  const { channel, reason, status } = props.delivery;
  if (!reason) return null;
  if (!PLAIN.has(channel)) return <DeliveryReason reason={reason} />;
  return WRONG.has(status) ? <span class="delivery-reason"> · {reason}</span> : null;
}

const WRONG: ReadonlySet<string> = new Set(['failed', 'bounced']);

/** Whether there is more to say of a message than its words. */
const isMore = ({ media, reactions, editedAt, erasedAt }: Message) =>
  media.length > 0 || reactions.length > 0 || editedAt !== null || erasedAt !== null;
