import { formatDate, formatLongDate, formatTime } from '@sinia/i18n';
import type { TrackedStatus } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { groupKey } from '../dom/group-key.ts';
import type { PlainTextKey } from '../form/ticket-fields.ts';

type PublicStatus = TrackedStatus['publicStatus'];

const order: readonly PublicStatus[] = ['open', 'in_progress', 'resolved'];

const stops: Readonly<Record<string, readonly [PlainTextKey, keyof TrackedStatus]>> = {
  open: ['stopReceived', 'receivedAt'],
  in_progress: ['stopInProgress', 'inProgressAt'],
  resolved: ['stopResolved', 'resolvedAt'],
};

const sentences: Readonly<Record<string, PlainTextKey>> = {
  open: 'sentenceOpen',
  in_progress: 'sentenceInProgress',
  resolved: 'sentenceResolved',
};

/** Received → in progress → resolved, with dates, then the same in a plain sentence, and the term. */
export const statusPanel = (texts: TextsController, status: TrackedStatus): TemplateResult => html`
  <p class="key" part="key">${texts.term('trackKey', groupKey(status.reference))}</p>
  <ol class="line" role="list" part="line">
    ${order.map((stop) => stopItem(texts, status, stop))}
  </ol>
  <p class="sentence">${texts.term(sentences[status.publicStatus] ?? 'sentenceInProgress')} ${termLine(texts, status)}</p>
`;

function stopItem(texts: TextsController, status: TrackedStatus, stop: PublicStatus): TemplateResult {
  const place = Math.sign(order.indexOf(stop) - Math.max(0, order.indexOf(status.publicStatus)));
  const [name, date] = stops[stop] ?? ['stopInProgress', 'inProgressAt'];
  const at = place <= 0 ? (status[date] as string | null) : null;
  const spoken: PlainTextKey = place < 0 ? 'stopDone' : place === 0 ? 'stopNow' : 'stopAhead';
  return html`
    <li class="stop" data-place=${place < 0 ? 'done' : place === 0 ? 'now' : 'ahead'} data-stop=${stop}>
      <span class="mark" aria-hidden="true"></span>
      <strong>${texts.term(name)}</strong>
      <span class="hidden">, ${texts.term(spoken)}</span>
      ${at ? html`<time datetime=${at}>${formatDate(texts.locale, at)}, ${formatTime(texts.locale, at)}</time>` : nothing}
    </li>
  `;
}

function termLine(texts: TextsController, { publicStatus, terms }: TrackedStatus): string | typeof nothing {
  const due = terms[0]?.dueAt;
  if (!due || publicStatus === 'resolved') return nothing;
  const late = Date.parse(due) < Date.now();
  return texts.term(late ? 'termPast' : 'termDue', formatLongDate(texts.locale, due));
}
