import type { Message } from '@sinia/contracts';
import { formatReference, type Language } from '@sinia/core';
import { lockIcon, shieldCheckIcon, splitIcon, triangleAlertIcon } from '@sinia/design/icons';
import { formatDateTime, formatWhen } from '@sinia/i18n';
import { ChannelIcon } from '../parts/channel-icon.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { knownStranger } from '../recipients/known-stranger.ts';
import { ApproveSender, ForwardButton } from '../recipients/message-tools.tsx';
import { Written } from '../written/lazy-written.ts';
import { AttachmentList } from './attachment-list.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import { MessageBody } from './message-body.tsx';

interface Props {
  readonly message: Message;
  readonly language: Language;
  /** The key of the merged ticket that it was written to. */
  readonly from?: string | undefined;
  /** Whether it could become a ticket of its own. */
  readonly mayLeave?: boolean;
}

/** One message. Side, ground and edge say whose it is; the words say it too. */
export function MessageCard({ message, language, from, mayLeave }: Props) {
  const desk = useDesk();
  const { texts } = desk;
  const { locale } = desk.words.value;
  const internal = message.visibility === 'internal';
  // What the text of ours shows in its place is not listed again.
  const inText = message.author.kind === 'agent' && message.html !== null;
  const beside = inText ? message.attachments.filter((file) => !file.inline) : message.attachments;
  const kind = internal ? 'note' : message.author.kind === 'customer' ? 'theirs' : 'ours';
  return (
    <article class="message" data-kind={kind}>
      <header class="message-head">
        {internal && (
          <span class="message-label" title={texts.thread.noteHint}>
            <Icon of={lockIcon} />
            {texts.thread.note}
          </span>
        )}
        <bdi class="message-who">{message.author.name || texts.list.anonymous}</bdi>
        <TrustBadge message={message} />
        {from && <span class="s-badge message-from">{texts.merge.from(formatReference(from))}</span>}
        <span class="message-meta">
          <ForwardButton messageId={message.id} />
          {mayLeave && <SplitButton messageId={message.id} />}
          {!internal && <ChannelIcon channel={wayOf(message)} />}
          <time
            class="s-numbers"
            dateTime={message.createdAt}
            title={formatDateTime(locale, message.createdAt)}
          >
            {formatWhen(locale, message.createdAt, desk.now())}
          </time>
        </span>
      </header>
      <MessageBody message={message} language={internal ? undefined : language} />
      <AttachmentList attachments={beside} />
      <Written message={message} />
      <ApproveSender message={message} />
      {message.deliveries.map((delivery) => (
        <DeliveryLine key={delivery.id} delivery={delivery} named={delivery.kind !== 'reply'} />
      ))}
    </article>
  );
}

function SplitButton({ messageId }: { messageId: string }) {
  const desk = useDesk();
  const label = desk.texts.split.start;
  const start = () => {
    desk.splitting.value = messageId;
    desk.overlay.value = 'split';
  };
  return (
    <button type="button" class="message-split" aria-label={label} title={label} onClick={start}>
      <Icon of={splitIcon} />
    </button>
  );
}

/** Ours go by the way that they were sent on, whatever way the ticket had come by. */
const wayOf = (message: Message) =>
  message.deliveries.find((delivery) => delivery.kind === 'reply')?.channel ?? message.channel;

function TrustBadge({ message }: { message: Message }) {
  const { texts, ticket } = useDesk();
  if (message.author.kind !== 'customer') return null;
  const { trust } = message;
  if (trust === 'verified') {
    return (
      <span class="message-verified" title={texts.thread.trustHint.verified}>
        <Icon of={shieldCheckIcon} label={texts.thread.trust.verified} />
      </span>
    );
  }
  const known = knownStranger(ticket.thread.value?.messages ?? [], message);
  if (known) return <span class="s-badge">{texts.recipients[known]}</span>;
  const tone = trust === 'unverified' ? 's-badge-warning' : 's-badge-danger';
  return (
    <span class={`s-badge ${tone}`} title={texts.thread.trustHint[trust]}>
      <Icon of={triangleAlertIcon} />
      {texts.thread.trust[trust]}
      <span class="s-hidden">. {texts.thread.trustHint[trust]}</span>
    </span>
  );
}
