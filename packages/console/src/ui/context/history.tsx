import type { TicketEvent } from '@sinia/contracts';
import { formatDateTime } from '@sinia/i18n';
import type { ConsoleTexts } from '@sinia/i18n/console/ca';
import { describeEvent } from '../../format/describe-event.ts';
import type { Thread } from '../../port/desk-port.ts';
import { useDesk } from '../parts/desk-context.ts';

/** Who did what, newest first, message by message too. */
export function History({ thread }: { thread: Thread }) {
  const desk = useDesk();
  const { texts } = desk;
  if (thread.events.length === 0) return <p class="s-empty">{texts.context.noHistory}</p>;
  return (
    <ol class="history">
      {thread.events.toReversed().map((event) => (
        <li key={event.id} class="history-event">
          <p class="history-who">
            <bdi>{event.actor.kind === 'system' ? texts.event.system : event.actor.name}</bdi>
            <time class="s-numbers s-muted" dateTime={event.at}>
              {formatDateTime(desk.words.value.locale, event.at)}
            </time>
          </p>
          {[...messageLine(texts, event), ...describeEvent(texts, desk.staff.value, event)].map((line) => (
            <p key={line}>{line}</p>
          ))}
        </li>
      ))}
    </ol>
  );
}

function messageLine(texts: ConsoleTexts, event: TicketEvent): string[] {
  if (event.type !== 'message.added' || !event.message) return [];
  if (event.message.visibility === 'internal') return [texts.event.note];
  return [event.message.author === 'customer' ? texts.event.customerWrote : texts.event.reply];
}
