import { html, nothing, type TemplateResult } from 'lit';
import { faces } from './matter-field.ts';
import type { FormView } from './steps.ts';
import { type PlainTextKey, type Step, trimmed } from './ticket-fields.ts';

type Line = readonly [PlainTextKey, string];

/** Step three: what will be sent, to be read once more, and above all where the answer goes. */
export const checkStep = (view: FormView, onChange: (step: Step) => void): TemplateResult => {
  const { texts, uploads } = view;
  const { matter, street, number, subject, body, name, email, phone, documentId, contract } = trimmed(
    view.values,
  );
  const group = (step: Step, title: PlainTextKey, lines: readonly Line[]) => html`
    <section class="check" part="check">
      <h4>${texts.term(title)}</h4>
      <button type="button" class="s-button s-button-quiet" part="button" @click=${() => onChange(step)}>
        ${texts.term('checkChange')}<span class="hidden">: ${texts.term(title)}</span>
      </button>
      <dl>
        ${lines.map(([label, value]) =>
          value ? html`<div><dt>${texts.term(label)}</dt><dd dir="auto">${value}</dd></div>` : nothing,
        )}
      </dl>
    </section>
  `;
  return html`
    <p class="s-notice">${email ? texts.term('checkToEmail', email) : texts.term('checkToPhone', phone)}</p>
    ${group('matter', 'checkMatter', [
      ['matterLabel', view.asks('matter') && matter ? texts.term(faces[matter][0]) : ''],
      ['placeLabel', view.asks('street') ? [street, number].filter(Boolean).join(', ') : ''],
      ['subjectLabel', subject],
      ['bodyLabel', body],
      ['filesLabel', uploads.list.map((upload) => upload.name).join(', ')],
    ])}
    ${group('person', 'checkPerson', [
      ['nameLabel', name],
      ['emailLabel', email],
      ['phoneLabel', phone],
      ['documentLabel', documentId],
      ['contractLabel', contract],
    ])}
  `;
};
