import { dropletsIcon, fileTextIcon, phoneIcon } from '@sinia/design/icons';
import { readablePhone, telHref } from '@sinia/i18n/phones';
import type { CallPop, DirectoryContract } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { icon } from '../dom/icon.ts';
import type { DialMode } from './view.ts';

type Options = {
  readonly texts: TextsController;
  readonly caller: Pick<CallPop, 'customers' | 'nearby'>;
  readonly number: string | null;
  readonly dial: DialMode;
  readonly onDial: (number: string) => void;
  readonly onShow: (ticketId: string) => void;
};

const roles = {
  holder: 'popRoleHolder',
  payer: 'popRolePayer',
  tenant: 'popRoleTenant',
  owner: 'popRoleOwner',
  correspondence: 'popRoleCorrespondence',
} as const;

const statuses = {
  active: 'popStatusActive',
  ended: 'popStatusEnded',
  cut: 'popStatusCut',
  pending: 'popStatusPending',
} as const;

/** What the billing system has of whoever has the number, and what is broken where they live. */
export const factsPart = (options: Options): TemplateResult =>
  html`${nearby(options)} ${contracts(options)} ${numbers(options)}`;

const nearby = ({ texts, caller, onShow }: Options) =>
  caller.nearby.length === 0
    ? nothing
    : html`
        <section aria-labelledby="nearby">
          <h4 id="nearby">${icon(dropletsIcon)} ${texts.term('popNearby')}</h4>
          <ul class="lines">
            ${caller.nearby.map(
              ({ id, subject }) => html`<li>
                <span>${subject}</span>
                <button type="button" class="s-button small" part="button" @click=${() => onShow(id)}>
                  ${texts.term('popShowTicket')}
                </button>
              </li>`,
            )}
          </ul>
        </section>
      `;

function contracts({ texts, caller }: Options): TemplateResult | typeof nothing {
  const customers = caller.customers.filter((one) => one.contracts.length > 0);
  if (customers.length === 0) return nothing;
  return html`
    <section aria-labelledby="contracts">
      <h4 id="contracts">${icon(fileTextIcon)} ${texts.term('popContracts')}</h4>
      ${customers.map(
        (customer) => html`
          ${caller.customers.length > 1 ? html`<p><strong>${customer.name}</strong></p>` : nothing}
          <ul class="lines">${customer.contracts.map((one) => html`<li>${contract(texts, one)}</li>`)}</ul>
        `,
      )}
    </section>
  `;
}

const contract = (texts: TextsController, { number, role, status, supplyAddress }: DirectoryContract) => html`
  <span>
    <strong>${texts.term('popContract', number)}</strong>
    <span class="mark">${texts.term(roles[role])} · ${texts.term(statuses[status])}</span>
    ${supplyAddress ? html`<span class="mark">${supplyAddress.street}</span>` : nothing}
  </span>
`;

function numbers({ texts, caller, number, dial, onDial }: Options): TemplateResult | typeof nothing {
  const theirs = caller.customers
    .flatMap(({ phones }) => phones)
    .filter((one) => one !== number && telHref(one));
  const others = [...new Set(theirs)];
  if (others.length === 0) return nothing;
  return html`
    <section aria-labelledby="numbers">
      <h4 id="numbers">${icon(phoneIcon)} ${texts.term('popOtherNumbers')}</h4>
      <div class="row">${others.map((one) => dialButton({ texts, number: one, dial, onDial }))}</div>
    </section>
  `;
}

/** Calls a number as the page has it set: a link for the computer's own telephone, or a button for the exchange. */
export const dialButton = ({
  texts,
  number,
  dial,
  onDial,
}: Pick<Options, 'texts' | 'dial' | 'onDial'> & { readonly number: string }): TemplateResult =>
  dial === 'tel'
    ? html`<a class="s-button small" part="button" href=${telHref(number) ?? nothing}>
        ${icon(phoneIcon)} ${texts.term('popCall', readablePhone(number))}
      </a>`
    : html`<button type="button" class="s-button small" part="button" @click=${() => onDial(number)}>
        ${icon(phoneIcon)} ${texts.term('popCall', readablePhone(number))}
      </button>`;
