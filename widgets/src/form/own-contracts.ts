import type { Locale } from '@sinia/i18n';
import type { ContractTexts } from '@sinia/i18n/widgets/contracts/ca';
import { type Client, type OwnContractList, Tracking } from '@sinia/sdk';
import type { LitElement, TemplateResult } from 'lit';
import type { DraftController } from '../controllers/draft-controller.ts';
import type { TextsController } from '../controllers/texts-controller.ts';
import { contractFieldStyles } from './contract-field.styles.ts';
import { contractField, NO_CONTRACT } from './contract-field.ts';
import type { TicketValues } from './ticket-fields.ts';
import type { TicketFlow } from './ticket-flow.ts';

/** What a customer whom the host signs in may ask about. */
export type OwnContracts = {
  /** Whether one must be chosen: the page has not done so. */
  readonly asked: boolean;
  /** The one that it is about: what was chosen, or what the page has chosen; empty for none. */
  readonly chosen: () => string;
  readonly field: () => TemplateResult;
};

/** @returns undefined for who has none. @throws SiniaError where they cannot be read */
export async function ownContracts(
  host: LitElement,
  client: Client,
  texts: TextsController,
  draft: DraftController<TicketValues>,
  flow: TicketFlow,
): Promise<OwnContracts | undefined> {
  const [list, words] = await Promise.all([
    new Tracking(client).contracts(),
    speaking(texts, () => host.requestUpdate()),
  ]);
  if (list.data.length === 0) return undefined;
  const { styleSheet } = contractFieldStyles;
  if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  if (!offers(list, draft.values.about)) draft.set({ about: '' });
  let sought = '';
  const value = () => draft.values.about || (list.current ?? '');
  return {
    asked: !list.current,
    chosen: () => value().replace(NO_CONTRACT, ''),
    field: () =>
      contractField({
        ...{
          words: words(),
          locale: texts.locale,
          contracts: list,
          value: value(),
          error: flow.complaints.about,
          sought,
        },
        onSeek: (typed) => {
          sought = typed;
          host.requestUpdate();
        },
        onChoose: (about) => {
          draft.set({ about });
          flow.forgive(['about']);
        },
      }),
  };
}

const packs: Readonly<Record<Locale, () => Promise<{ contracts: ContractTexts }>>> = {
  ca: () => import('@sinia/i18n/widgets/contracts/ca'),
  es: () => import('@sinia/i18n/widgets/contracts/es'),
  en: () => import('@sinia/i18n/widgets/contracts/en'),
};

/** The words in the language of the page, which may change: until those of another are here, the former stay. */
async function speaking(texts: TextsController, again: () => void): Promise<() => ContractTexts> {
  let asked = texts.locale;
  let { contracts } = await packs[asked]();
  return () => {
    if (asked !== texts.locale) {
      asked = texts.locale;
      void packs[asked]().then((pack) => {
        contracts = pack.contracts;
        again();
      });
    }
    return contracts;
  };
}

/** Whether what was chosen on an earlier visit may still be. */
const offers = ({ data, current }: OwnContractList, number: string): boolean =>
  (number === NO_CONTRACT && !current) || data.some((one) => one.number === number);
