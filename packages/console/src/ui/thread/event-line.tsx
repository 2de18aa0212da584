import type { TicketEvent } from '@sinia/contracts';
import type { Channel } from '@sinia/core';
import { formatDateTime, formatWhen } from '@sinia/i18n';
import { describeEvent } from '../../format/describe-event.ts';
import { useDesk } from '../parts/desk-context.ts';

const TROUBLE = ['delivery.failed', 'delivery.bounced', 'event.parked'];

/** What happened, on one small line in the middle. */
export function EventLine({ event, channel }: { event: TicketEvent; channel: Channel }) {
  const desk = useDesk();
  const { texts } = desk;
  const { locale } = desk.words.value;
  const { actor, message } = event;
  const opened = event.type === 'ticket.opened';
  const began = message?.author === 'agent' ? texts.event.openedByUs : texts.event.openedBy;
  const what = opened
    ? began(texts.channel[channel])
    : describeEvent(texts, desk.staff.value, event).join(' · ');
  const byThemselves = opened && actor.kind !== 'staff';
  const who = byThemselves ? '' : actor.kind === 'system' ? texts.event.system : actor.name;
  return (
    <p class="event" data-trouble={TROUBLE.includes(event.type) || undefined}>
      {who && <bdi class="event-who">{who}</bdi>} {what} ·{' '}
      <time class="s-numbers" dateTime={event.at} title={formatDateTime(locale, event.at)}>
        {formatWhen(locale, event.at, desk.now())}
      </time>
    </p>
  );
}
