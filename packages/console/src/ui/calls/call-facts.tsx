import { formatDuration, formatWhen } from '@sinia/i18n';
import { readablePhone } from '@sinia/i18n/phones';
import type { CallLine, CallReason } from '../../port/calls-port.ts';
import { Fact } from '../context/fact.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { useAgentName } from './agent-name.ts';
import { numberOf } from './caller.tsx';
import { useCalls } from './calls-context.ts';
import { Recording } from './recording.tsx';

interface Props {
  readonly call: CallLine;
  readonly reasons: readonly CallReason[];
}

/** What a ticket, and whoever looks at a call, must know of it. */
export function CallFacts({ call, reasons }: Props) {
  const desk = useDesk();
  const { texts } = useCalls();
  const words = texts.detail;
  const agent = useAgentName()(call.agentId, call.extension);
  const { locale } = desk.words.value;
  const when = (at: string) => formatWhen(locale, at, desk.now());
  const seconds = (value: number | null) => (value === null ? null : formatDuration(value));
  const number = numberOf(call);
  const { consent } = call;
  const consentSaid = consent
    ? (consent.given ? words.consentGiven : words.consentRefused)(when(consent.at))
    : words.consentUnknown;
  return (
    <dl class="facts call-facts">
      <Fact name={words.when}>{when(call.startedAt)}</Fact>
      <Fact name={words.direction}>{texts.direction[call.direction]}</Fact>
      <Fact name={words.outcome}>
        {call.outcome ? texts.outcome[call.outcome] : texts.phase[call.phase]}
        {call.stale && ` · ${texts.stale}`}
      </Fact>
      <Fact name={words.number}>
        <span class="s-numbers">{number ? readablePhone(number) : texts.hidden}</span>
      </Fact>
      <Fact name={words.queue}>{call.queue && (call.queue.name ?? call.queue.id)}</Fact>
      <Fact name={words.agent}>{agent}</Fact>
      <Fact name={words.wait}>{seconds(call.waitSeconds)}</Fact>
      <Fact name={words.talk}>{seconds(call.talkSeconds)}</Fact>
      <Fact name={words.hold}>{call.holdSeconds ? seconds(call.holdSeconds) : null}</Fact>
      <Fact name={words.priority}>{call.priority && texts.priority[call.priority]}</Fact>
      <Fact name={words.reason}>{reasonName(reasons, call.reasonId, locale) ?? words.noReason}</Fact>
      <Fact name={words.consent}>{consentSaid}</Fact>
      <Fact name={words.recording}>
        <Recording call={call} />
      </Fact>
      <Fact name={words.rating}>{call.rating === null ? null : words.stars(call.rating)}</Fact>
    </dl>
  );
}

/** `Factura › Lectura`, in somebody's language where it has that name. */
export function reasonName(
  reasons: readonly CallReason[],
  id: string | null,
  locale: 'ca' | 'es' | 'en',
): string | null {
  const found = reasons.find((one) => one.id === id);
  if (!found) return null;
  const above = reasonName(reasons, found.parentId, locale);
  const own = found.names[locale] ?? found.names.ca;
  return above ? `${above} › ${own}` : own;
}
