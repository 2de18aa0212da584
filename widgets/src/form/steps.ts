import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import type { UploadController } from '../controllers/upload-controller.ts';
import { type FieldOptions, field } from '../templates/field.ts';
import { uploadsField } from '../templates/uploads.ts';
import { matterField } from './matter-field.ts';
import { moveToBody } from './move-to-body.ts';
import { type PlainTextKey, type TicketField, type TicketValues, ticketRules } from './ticket-fields.ts';

export type FormView = {
  readonly texts: TextsController;
  readonly values: TicketValues;
  /** Complaints in the reader's language, by field; `files` for the uploads. */
  readonly errors: Readonly<Partial<Record<TicketField | 'files', string>>>;
  readonly uploads: UploadController;
  readonly set: (change: Partial<TicketValues>) => void;
  readonly asks: (field: TicketField) => boolean;
  /** Which contract it is about, where somebody has several. */
  readonly contracts: TemplateResult | undefined;
};

type Extra = Partial<FieldOptions> & { readonly labelKey: PlainTextKey; readonly helpKey?: PlainTextKey };

const typed = (
  view: FormView,
  name: Exclude<TicketField, 'matter' | 'about'>,
  { labelKey, helpKey, ...extra }: Extra,
) =>
  field({
    id: name,
    label: view.texts.term(labelKey),
    value: view.values[name],
    error: view.errors[name],
    onInput: (value) => view.set({ [name]: value }),
    ...(helpKey && { help: view.texts.term(helpKey) }),
    ...extra,
  });

/** Step one: what it is about, and where. */
export const matterStep = (view: FormView): TemplateResult => html`
  ${
    view.asks('matter')
      ? matterField({
          texts: view.texts,
          value: view.values.matter,
          error: view.errors.matter,
          onChoose: (matter) => view.set({ matter }),
        })
      : nothing
  }
  ${
    view.values.matter === 'incident'
      ? html`<p class="s-notice s-notice-warning" role="status">${view.texts.term('urgentHint')}<slot name="urgent"></slot></p>`
      : nothing
  }
  ${view.asks('street') ? place(view) : nothing}
  ${typed(view, 'subject', {
    labelKey: 'subjectLabel',
    required: true,
    ...(view.asks('street') && { helpKey: 'subjectHelp' }),
  })}
  ${
    view.errors.subject && view.values.subject.trim().length > ticketRules.subject.most
      ? html`<button type="button" class="s-button" part="button" @click=${() => view.set(moveToBody(view.values))}>
          ${view.texts.term('subjectMove')}
        </button>`
      : nothing
  }
  ${typed(view, 'body', { labelKey: 'bodyLabel', helpKey: 'bodyHelp', required: true, rows: 4 })}
  ${uploadsField({ texts: view.texts, uploads: view.uploads, error: view.errors.files })} ${view.contracts}
`;

const place = (view: FormView) => html`
  <fieldset class="s-field" part="field">
    <legend part="label">${view.texts.term('placeLabel')} <span class="mark">(${view.texts.term('optional')})</span></legend>
    <span class="s-help">${view.texts.term('placeHelp')}</span>
    <div class="place">
      ${typed(view, 'street', { labelKey: 'streetLabel' })} ${typed(view, 'number', { labelKey: 'numberLabel' })}
    </div>
  </fieldset>
`;

/** Step two, for those whom the host has not vouched for: who asks, and where the answer goes. */
export const personStep = (view: FormView): TemplateResult => {
  const { texts } = view;
  const mark = texts.term('optional');
  const details = view.values.documentId || view.values.contract || view.errors.documentId;
  return html`
    ${typed(view, 'name', { labelKey: 'nameLabel', required: true, autocomplete: 'name' })}
    <p>${texts.term('reachHelp')}</p>
    ${typed(view, 'email', { labelKey: 'emailLabel', type: 'email', inputMode: 'email', autocomplete: 'email' })}
    ${typed(view, 'phone', {
      labelKey: 'phoneLabel',
      helpKey: 'phoneHelp',
      type: 'tel',
      inputMode: 'tel',
      autocomplete: 'tel',
    })}
    <details class="more" ?open=${Boolean(details)}>
      <summary>${texts.term('moreDetails')}</summary>
      <p class="s-help">${texts.term('moreDetailsHelp')}</p>
      ${typed(view, 'documentId', { labelKey: 'documentLabel', mark })}
      ${typed(view, 'contract', { labelKey: 'contractLabel', helpKey: 'contractHelp', mark })}
    </details>
    <div class="s-help privacy"><slot name="privacy">${texts.term('privacy')}</slot></div>
  `;
};
