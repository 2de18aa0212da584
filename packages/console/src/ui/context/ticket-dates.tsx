import { formatDateTime, formatWhen } from '@sinia/i18n';
import { useEffect, useRef } from 'preact/hooks';
import type { Thread } from '../../port/desk-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { DeliveryLine } from '../thread/delivery-line.tsx';
import { Fact } from './fact.tsx';

const SOON_MS = 24 * 3_600_000;

/** When things happened, when they are due, and what the customer was told. */
export function TicketDates({ thread }: { thread: Thread }) {
  const desk = useDesk();
  const { context } = desk.texts;
  const { ticket, notices } = thread;
  const date = (at: string | null) => at && <Moment at={at} />;
  return (
    <section class="context-section">
      <dl class="facts">
        <Fact name={desk.texts.field.category}>{ticket.category}</Fact>
        <Fact name={context.received}>{date(ticket.createdAt)}</Fact>
        <Fact name={context.firstReply}>{date(ticket.firstRepliedAt)}</Fact>
        <Fact name={context.solved}>{date(ticket.solvedAt)}</Fact>
        <Fact name={context.rating}>{ticket.rating ? context.ratingOf(ticket.rating) : null}</Fact>
        {ticket.terms.map((term) => (
          <Fact key={term.article} name={`${context.term} · ${term.article}`}>
            <TermLine dueAt={term.dueAt} from={ticket.createdAt} />
          </Fact>
        ))}
      </dl>
      {notices.length > 0 && (
        <>
          <h3 class="context-title">{context.notices}</h3>
          {notices.map((notice) => (
            <DeliveryLine key={notice.id} delivery={notice} named />
          ))}
        </>
      )}
    </section>
  );
}

const LONG_AGO_MS = 300 * 24 * 3_600_000;

function Moment({ at }: { at: string }) {
  const desk = useDesk();
  const { locale } = desk.words.value;
  const now = desk.now();
  const old = now.getTime() - Date.parse(at) > LONG_AGO_MS;
  return (
    <time dateTime={at} title={formatDateTime(locale, at)}>
      {old ? formatDateTime(locale, at) : formatWhen(locale, at, now)}
    </time>
  );
}

function TermLine({ dueAt, from }: { dueAt: string; from: string }) {
  const desk = useDesk();
  const { context } = desk.texts;
  const line = useRef<HTMLSpanElement>(null);
  const now = desk.now();
  const left = Date.parse(dueAt) - now.getTime();
  const whole = Date.parse(dueAt) - Date.parse(from);
  const used = Math.min(1, Math.max(0, 1 - left / Math.max(1, whole)));
  // Through the CSSOM: a style attribute is refused by the page's policy.
  useEffect(() => line.current?.style.setProperty('--used', String(used)), [used]);
  const when = formatWhen(desk.words.value.locale, dueAt, now);
  return (
    <span class="s-term" ref={line} data-state={left < 0 ? 'danger' : left < SOON_MS ? 'warning' : 'calm'}>
      {left < 0 ? context.overdue(when) : context.due(when)}
    </span>
  );
}
