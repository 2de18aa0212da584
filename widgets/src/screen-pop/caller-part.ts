import { flagIcon, triangleAlertIcon, userCheckIcon, usersIcon } from '@sinia/design/icons';
import { readablePhone } from '@sinia/i18n/phones';
import type { Call, CallPerson, CallPop } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { icon } from '../dom/icon.ts';

type Caller = Pick<CallPop, 'provisional' | 'contact' | 'candidates' | 'customers'>;

/** The customer's number: who calls, or whom we call. */
export const numberOf = ({ direction, from, to }: Call): string | null =>
  direction === 'outbound' ? to : from;

/** An extension, or the short number of a service: nobody's telephone. */
const isShort = (number: string) => /^\d{1,5}$/.test(number);

/** Who it is in a few words: the name, where it is sure enough to be called so, else the number. */
export function callerName(texts: TextsController, { contact, customers }: Caller, number: string | null) {
  if (contact) return contact.name;
  if (number === null) return texts.term('popHidden');
  if (isShort(number)) return texts.term('popShort', number);
  const [customer, another] = customers;
  return customer && !another ? customer.name : readablePhone(number);
}

type Options = {
  readonly texts: TextsController;
  readonly caller: Caller;
  readonly number: string | null;
  readonly priority: Call['priority'];
  /** Absent where there is no call to link to somebody. */
  readonly onIdentify: ((contactId: string | null) => void) | undefined;
};

/** What is known of who calls, how sure it is, and the ways to put it right. */
export const callerPart = (options: Options): TemplateResult => {
  const { texts, caller, onIdentify } = options;
  return html`
    ${flags(options)} ${doubt(options)}
    ${
      onIdentify && caller.contact
        ? html`<div class="row">
            ${
              caller.provisional
                ? html`<button type="button" class="s-button" part="button" @click=${() => onIdentify(caller.contact?.contactId ?? null)}>
                    ${icon(userCheckIcon)} ${texts.term('popConfirm', caller.contact.name)}
                  </button>`
                : nothing
            }
            <button type="button" class="s-button small" part="button" @click=${() => onIdentify(null)}>
              ${texts.term('popNotThem')}
            </button>
          </div>`
        : nothing
    }
    ${candidates(options)}
  `;
};

function flags({ texts, caller, priority }: Options): TemplateResult | typeof nothing {
  const { over65, vulnerable } = caller.contact ?? {};
  const words = [
    priority === 'senior' || over65 ? texts.term('popOver65') : '',
    priority === 'disability' ? texts.term('popDisability') : '',
    vulnerable ? texts.term('popVulnerable') : '',
  ].filter(Boolean);
  if (words.length === 0) return nothing;
  return html`<ul class="flags">${words.map((word) => html`<li>${icon(flagIcon)} ${word}</li>`)}</ul>`;
}

/** Nothing personal is read out to somebody who may be somebody else. */
function doubt({ texts, caller, number }: Options): TemplateResult | typeof nothing {
  if (number === null) return html`<p class="s-help">${texts.term('popHiddenHelp')}</p>`;
  if (caller.provisional)
    return html`<p class="s-notice s-notice-warning doubt">
      ${icon(triangleAlertIcon)} <span>${texts.term('popProvisional')}</span>
    </p>`;
  const known = caller.contact || caller.candidates.length > 0 || caller.customers.length > 0;
  return known || isShort(number) ? nothing : html`<p class="s-help">${texts.term('popUnknownHelp')}</p>`;
}

function candidates({ texts, caller, onIdentify }: Options): TemplateResult | typeof nothing {
  if (caller.candidates.length === 0 || !onIdentify) return nothing;
  return html`
    <section aria-labelledby="who">
      <h4 id="who">${icon(usersIcon)} ${texts.term('popWhoElse')}</h4>
      <ul class="lines">
        ${caller.candidates.map((one) => html`<li>${candidate(texts, one, onIdentify)}</li>`)}
      </ul>
    </section>
  `;
}

const candidate = (
  texts: TextsController,
  { contactId, name, address }: CallPerson,
  onIdentify: (contactId: string) => void,
) => html`
  <span><strong>${name}</strong>${address ? html`<span class="mark">${address}</span>` : nothing}</span>
  <button type="button" class="s-button small" part="button" @click=${() => onIdentify(contactId)}>
    ${texts.term('popConfirm', name)}
  </button>
`;
