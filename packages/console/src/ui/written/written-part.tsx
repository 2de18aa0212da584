import type { DeliveryState, Message, Ticket } from '@sinia/contracts';
import { useDesk } from '../parts/desk-context.ts';
import { CopiesLine } from '../recipients/copies-line.tsx';
import { DeliveryTrouble } from './delivery-trouble.tsx';
import { PublicChoice, PublicMark } from './lazy-public.ts';
import { MessageFacts } from './message-facts.tsx';
import { WayNotice } from './way-notice.tsx';

export type WrittenPartProps =
  | { readonly ticket: Ticket }
  | { readonly message: Message }
  | { readonly delivery: DeliveryState };

/** Ways on which no provider has a say in what may be written. */
const PLAIN: ReadonlySet<string> = new Set(['email', 'sms', 'post', 'chat']);

/** What the desk says beside a composer, a message or a delivery, of written channels above all; most often nothing. */
export function WrittenPart(props: WrittenPartProps) {
  if ('ticket' in props) {
    const { channel = 'email' } = props.ticket.noticeRoute ?? {};
    const way = PLAIN.has(channel) ? null : <WayNotice {...props} />;
    return props.ticket.isPublic ? <PublicChoice {...props} way={way} /> : way;
  }
  if ('message' in props)
    return (
      <>
        {props.message.truncated && <Truncated />}
        {isMore(props.message) && <MessageFacts {...props} />}
        {props.message.place && <PublicMark {...props} place={props.message.place} />}
        <CopiesLine {...props} />
      </>
    );
  return <DeliveryTrouble {...props} coded={!PLAIN.has(props.delivery.channel)} />;
}

/** A mail that was too long to be kept whole. */
function Truncated() {
  return <p class="s-small s-muted">{useDesk().texts.thread.truncated}</p>;
}

/** Whether there is more to say of a message than its words. */
const isMore = ({ media, reactions, editedAt, erasedAt }: Message) =>
  media.length > 0 || reactions.length > 0 || editedAt !== null || erasedAt !== null;
