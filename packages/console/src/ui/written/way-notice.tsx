import type { Ticket } from '@sinia/contracts';
import { clockIcon, triangleAlertIcon } from '@sinia/design/icons';
import { formatWhen } from '@sinia/i18n';
import type { WrittenTexts } from '@sinia/i18n/written/ca';
import { useEffect, useState } from 'preact/hooks';
import type { ReplyWay } from '../../port/written-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { ApprovedTexts } from './approved-texts.tsx';
import { useWritten, wordsOf, written } from './written-context.ts';

/** Whether the customer may be answered on this channel now, why not, and what may be done instead. */
export const WayNotice = written<{ ticket: Ticket }>(function WayNotice({ ticket }) {
  const { port } = useWritten();
  const [way, setWay] = useState<ReplyWay | null>(null);
  const channel = ticket.noticeRoute?.channel;
  useEffect(() => {
    let current = true;
    port.way(ticket.id).then(
      (found) => current && setWay(found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [port, ticket.id, channel, ticket.updatedAt]);
  return way ? <Way ticket={ticket} way={way} /> : null;
});

function Way({ ticket, way }: { ticket: Ticket; way: ReplyWay }) {
  const { texts } = useWritten();
  const sentences = useSentences(way);
  const shut = way.window === 'closed' || way.obstacle !== null || way.ailment !== null;
  return (
    <section class="way" data-shut={shut || undefined} aria-label={texts.way.label}>
      {sentences.map((sentence) => (
        <p key={sentence}>
          <Icon of={shut ? triangleAlertIcon : clockIcon} />
          {sentence}
        </p>
      ))}
      {way.window === 'closed' && (
        <>
          {!way.aside && <p>{texts.way.closedHelp}</p>}
          {way.channel === 'whatsapp' && <ApprovedTexts ticket={ticket} texts={way.templates} />}
        </>
      )}
      {shut && <OtherWays others={way.others} />}
    </section>
  );
}

function useSentences(way: ReplyWay): string[] {
  const { channel, window, at, obstacle, ailment, aside } = way;
  const desk = useDesk();
  const { texts } = useWritten();
  const when = at && formatWhen(desk.words.value.locale, at, desk.now());
  const name = texts.names[channel];
  const { asideOpen, asideClosed } = texts.way;
  const own = {
    open: aside && when ? asideOpen(when) : when ? texts.way.open(when) : null,
    human: when ? texts.way.human(when) : null,
    closed: aside ? asideClosed : when ? texts.way.closed(name, when) : texts.way.closedEver(name),
  }[window];
  return [
    ailment ? texts.way.ailment(wordsOf(texts, ailment)) : null,
    obstacle ? texts.way[obstacle] : null,
    own,
    ...filesOf(way, texts),
  ].filter((sentence) => sentence !== null);
}

/** What of files the channel does not carry. */
function filesOf({ attachmentBytes, attachmentTypes }: ReplyWay, { way }: WrittenTexts): string[] {
  if (attachmentBytes === 0) return [way.noFiles];
  return attachmentTypes ? [way.onlyFiles(attachmentTypes.map(extensionOf).join(', '))] : [];
}

/** `image/jpeg` → `JPEG` */
const extensionOf = (mediaType: string) => mediaType.replace(/^.*\//, '').toUpperCase();

function OtherWays({ others }: Pick<ReplyWay, 'others'>) {
  const desk = useDesk();
  const { texts } = useWritten();
  if (others.length === 0) return null;
  const move = async (channel: ReplyWay['channel']) => {
    await desk.change({ replyChannel: channel });
    if (desk.ticket.thread.value?.ticket.noticeRoute?.channel === channel)
      desk.toasts.say(texts.way.moved(texts.names[channel]));
  };
  return (
    <>
      <p>{texts.way.others}</p>
      <ul>
        {others.map(({ channel, address }) => (
          <li key={channel}>
            <button type="button" class="s-button s-button-small" onClick={() => void move(channel)}>
              {texts.way.other(texts.names[channel], address)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
