import { checkIcon } from '@sinia/design/icons';
import { formatTime } from '@sinia/i18n/dates';
import { readablePhone } from '@sinia/i18n/phones';
import type { CallTicket, ContactReason, NoticeRoute } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../dom/icon.ts';
import { errorLine, field } from '../templates/field.ts';
import type { CardView } from './view.ts';
import { askedOf, isLandline } from './write-up.ts';

const routes = [
  ['sms', 'popRouteSms', 'popRouteNumber'],
  ['email', 'popRouteEmail', 'popRouteAddress'],
  ['post', 'popRoutePost', 'popRouteStreet'],
] as const;

/** Why they called and how they want to be told, while it is fresh. */
export const writeUpPart = (view: CardView): TemplateResult | typeof nothing => {
  const { texts, pop, busy, verbs } = view;
  const asked = askedOf(view);
  const due = pop.writeUpDueAt;
  const save = (event: Event) => {
    event.preventDefault();
    if (!busy) verbs.save();
  };
  const nothingLeft = !asked.reason && !asked.route;
  if (nothingLeft && !pop.ticket?.noticeRoute && !pop.reasonId) return nothing;
  return html`
    <section aria-labelledby="write-up" class="write-up">
      <h4 id="write-up">
        ${nothingLeft ? icon(checkIcon) : nothing} ${texts.term(nothingLeft ? 'popAllWritten' : 'popWriteUp')}
        ${due && asked.reason ? html`<span class="mark">${texts.term('popWriteUpBy', formatTime(texts.locale, due))}</span>` : nothing}
      </h4>
      ${asked.route ? nothing : kept(view, pop.ticket)}
      ${
        nothingLeft
          ? nothing
          : html`<form novalidate @submit=${save}>
              ${asked.reason ? reasonField(view) : nothing} ${asked.route ? routeField(view) : nothing}
              <button class="s-button s-button-strong" part="button" aria-disabled=${busy ? 'true' : 'false'}>
                ${texts.term(busy ? 'popWorking' : 'popSave')}
              </button>
            </form>`
      }
    </section>
  `;
};

function kept({ texts, verbs }: CardView, ticket: CallTicket | null): TemplateResult | typeof nothing {
  if (!ticket?.noticeRoute) return nothing;
  const { channel, address } = ticket.noticeRoute;
  return html`
    <p>
      ${texts.term('popRouteKept', channel === 'sms' ? readablePhone(address) : address)}
      <button type="button" class="s-button s-button-quiet small" part="button" @click=${() => verbs.write({ changing: true })}>
        ${texts.term('popRouteChange')}
      </button>
    </p>
  `;
}

type SelectEvent = Event & { readonly target: HTMLSelectElement };

/** Two levels: what belongs together stands under one heading; a heading alone can be chosen too. */
function reasonField({ texts, reasons, draft, complaint, verbs }: CardView): TemplateResult {
  const shown = reasons.filter(({ retired }) => !retired);
  const under = (id: string | null) =>
    shown.filter(({ parentId }) => parentId === id).sort((a, b) => a.position - b.position);
  const name = ({ names }: ContactReason) => names[texts.locale] ?? names.ca;
  const option = (reason: ContactReason, words = name(reason)) =>
    html`<option value=${reason.id} ?selected=${draft.reasonId === reason.id}>${words}</option>`;
  const error = complaint === 'reason' ? texts.term('popReasonMissing') : undefined;
  return html`
    <div class="s-field" part="field">
      <label for="reason" part="label">${texts.term('popReason')}</label>
      ${errorLine('reason', error)}
      <select
        id="reason"
        class="s-input"
        part="input"
        aria-describedby=${error ? 'reason-error' : nothing}
        aria-invalid=${error ? 'true' : nothing}
        @change=${(event: SelectEvent) => verbs.write({ reasonId: event.target.value })}
      >
        <option value="" ?selected=${draft.reasonId === ''}>${texts.term('popReasonChoose')}</option>
        ${under(null).map((group) => {
          const children = under(group.id);
          if (children.length === 0) return option(group);
          return html`<optgroup label=${name(group)}>
            ${children.map((one) => option(one))} ${option(group, texts.term('popReasonOther', name(group)))}
          </optgroup>`;
        })}
      </select>
    </div>
  `;
}

/** Asked of whoever called, so that each change of status reaches them; never an SMS to a landline. */
function routeField({ texts, pop, draft, complaint, verbs }: CardView): TemplateResult {
  const wrong = complaint === 'landline' || complaint === 'route';
  const words = { landline: 'popRouteNumberWrong', route: 'popRouteMissing' } as const;
  const error = wrong ? texts.term(words[complaint]) : undefined;
  const asked = routes.find(([channel]) => channel === draft.channel);
  const choose = (channel: NoticeRoute['channel']) =>
    verbs.write({ channel, address: knownAddress(pop, channel) });
  return html`
    <fieldset class="s-field" part="field" aria-describedby=${error && !asked ? 'route-error' : nothing}>
      <legend>${texts.term('popRoute')}</legend>
      ${asked ? nothing : errorLine('route', error)}
      <div class="row">
        ${routes.map(
          ([channel, label]) => html`<label class="s-check">
            <input type="radio" name="route" .checked=${draft.channel === channel} @change=${() => choose(channel)} />
            ${texts.term(label)}
          </label>`,
        )}
      </div>
    </fieldset>
    ${
      asked
        ? field({
            id: 'address',
            label: texts.term(asked[2]),
            value: draft.address,
            error,
            inputMode: ({ sms: 'tel', email: 'email', post: 'text' } as const)[asked[0]],
            onInput: (address) => verbs.write({ address }),
          })
        : nothing
    }
  `;
}

/** What we know already, once it is sure who calls. */
function knownAddress(
  { call, contact, customers, provisional }: CardView['pop'],
  channel: NoticeRoute['channel'],
): string {
  const number = call.direction === 'outbound' ? call.to : call.from;
  if (channel === 'sms') return number && !isLandline(number) ? readablePhone(number) : '';
  if (provisional) return '';
  const [customer, another] = customers;
  const known = another ? undefined : customer;
  if (channel === 'email') return known?.emails[0] ?? '';
  const home = known?.addresses[0];
  const written = home && [home.street, home.postcode, home.town].filter(Boolean).join(', ');
  return contact?.address ?? written ?? '';
}
