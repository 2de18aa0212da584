import { formatDate, type Locale } from '@sinia/i18n';
import type { ContractTexts } from '@sinia/i18n/widgets/contracts/ca';
import type { OwnContractList } from '@sinia/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { errorLine, field } from '../templates/field.ts';

type Contract = OwnContractList['data'][number];

/** About no contract in particular. */
export const NO_CONTRACT = '-';

type Options = {
  readonly words: ContractTexts;
  readonly locale: Locale;
  readonly contracts: OwnContractList;
  readonly value: string;
  readonly error: string | undefined;
  readonly sought: string;
  readonly onSeek: (sought: string) => void;
  readonly onChoose: (number: string) => void;
};

/** So many are seen at a glance; more are searched. */
const AT_A_GLANCE = 6;

/** A manager of buildings has dozens: a search above a list of large answers, of which one is on. */
export const contractField = (options: Options): TemplateResult => {
  const { words, contracts, error } = options;
  const [only, ...others] = contracts.data;
  if (only && others.length === 0 && contracts.current) return single(options, only);
  const many = contracts.data.length > AT_A_GLANCE;
  const shown = contracts.data.filter((one) => one.number === options.value || fits(one, options.sought));
  return html`
    <fieldset class="s-field" part="field" id="about" tabindex="-1" aria-describedby=${error ? 'about-error' : nothing}>
      <legend part="label">${words.label}</legend>
      ${errorLine('about', error)} ${many ? search(options, shown) : nothing}
      <div class="choices contracts" @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()}>
        ${shown.map((one) => choice(options, one.number, described(options, one)))}
        ${contracts.current ? nothing : choice(options, NO_CONTRACT, html`${words.noOne}`)}
      </div>
    </fieldset>
  `;
};

const single = (options: Options, contract: Contract) => html`
  <div class="s-field" part="field">
    <span part="label">${options.words.one}</span>
    <p class="contract">${described(options, contract)}</p>
  </div>
`;

const search = ({ words, sought, onSeek, onChoose }: Options, shown: readonly Contract[]) => html`
  <div @keydown=${(event: KeyboardEvent) => takeKey(event, shown, onChoose)}>
    ${field({ id: 'about-search', label: words.search, value: sought, onInput: onSeek })}
  </div>
  <p class="s-help" role="status">
    ${shown.length === 0 ? words.none : words.found(shown.length)}
  </p>
`;

/** Enter takes the only one that is left and never sends the form; the arrow goes down into the list. */
function takeKey(event: KeyboardEvent, shown: readonly Contract[], onChoose: Options['onChoose']): void {
  if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
  event.preventDefault();
  const [only, ...others] = shown;
  if (event.key === 'Enter' && only && others.length === 0) {
    onChoose(only.number);
    return;
  }
  const list = (event.currentTarget as HTMLElement).parentElement;
  list?.querySelector<HTMLInputElement>('.contracts input')?.focus();
}

const choice = ({ value, error, onChoose }: Options, number: string, words: TemplateResult) => html`
  <label class="choice" part="choice">
    <input
      type="radio"
      name="about"
      .checked=${value === number}
      aria-invalid=${error ? 'true' : 'false'}
      @change=${() => onChoose(number)}
    />
    <span class="contract">${words}</span>
  </label>
`;

const described = ({ words, locale }: Options, contract: Contract) => html`
  <strong>${contract.supplyAddress ?? contract.number}</strong>
  <span class="s-help">${[
    contract.supplyAddress ? `${words.one} ${contract.number}` : '',
    contract.status === 'ended' ? words.ended : '',
    actingFor(words, locale, contract),
  ]
    .filter(Boolean)
    .join(' · ')}</span>
`;

function actingFor(words: ContractTexts, locale: Locale, { holder, until }: Contract): string {
  if (!holder) return '';
  return until ? words.until(holder, formatDate(locale, until)) : words.for(holder);
}

const wordsOf = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** Every word that was typed begins one that is known. */
function fits({ number, supplyAddress, holder }: Contract, sought: string): boolean {
  const known = wordsOf([number, supplyAddress, holder].join(' '));
  return wordsOf(sought).every((word) => known.some((one) => one.startsWith(word)));
}
