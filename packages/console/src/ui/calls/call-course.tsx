import { formatTime } from '@sinia/i18n';
import type { ComponentChildren } from 'preact';
import type { CallDetail } from '../../port/calls-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useAgentName } from './agent-name.ts';
import { useCalls } from './calls-context.ts';

/** How a call went: which telephones rang, where it was handed on, what the exchange told. */
export function CallCourse({ call }: { call: CallDetail }) {
  const desk = useDesk();
  const { detail } = useCalls().texts;
  const nameOf = useAgentName();
  const time = (at: string | null) => (at ? formatTime(desk.words.value.locale, at) : '');
  return (
    <>
      {call.menu.length > 0 && (
        <Part title={detail.menu}>
          <p class="s-small">{call.menu.join(' › ')}</p>
        </Part>
      )}
      {call.legs.length > 0 && (
        <Part title={detail.legs}>
          <ul class="course">
            {call.legs.map(({ agentId, extension, outcome, ringingAt, answeredAt }, at) => (
              <li key={`${extension}${at}`}>
                <span class="s-numbers s-muted">{time(answeredAt ?? ringingAt)}</span>
                <span>
                  {nameOf(agentId, extension)} · {detail.leg[outcome]}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {call.transfers.length > 0 && (
        <Part title={detail.transfers}>
          <ul class="course">
            {call.transfers.map(({ type, at, toExtension, toQueue }) => (
              <li key={at}>
                <span class="s-numbers s-muted">{time(at)}</span>
                <span>
                  {detail.transfer[type]} {detail.transferTo(toQueue ?? nameOf(null, toExtension) ?? '–')}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <details class="call-events">
        <summary>{detail.events}</summary>
        <ul class="course">
          {call.events.map(({ at, source, type, extension }, index) => (
            <li key={`${at}${index}`}>
              <span class="s-numbers s-muted">{time(at)}</span>
              <span>
                {type ? detail.event[type] : detail.eventUnknown}
                {extension && ` · ${detail.extension(extension)}`}{' '}
                <span class="s-muted">({detail.source[source]})</span>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h3 class="context-title">{title}</h3>
      {children}
    </section>
  );
}
