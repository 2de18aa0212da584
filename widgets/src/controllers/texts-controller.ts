import { type Locale, matchLocale, type Texts } from '@sinia/i18n';
import type { ca as screenPop } from '@sinia/i18n/screen-pop/ca';
import type { ca } from '@sinia/i18n/widgets/ca';
import type { ca as chat } from '@sinia/i18n/widgets/chat/ca';
import type { ca as panel } from '@sinia/i18n/widgets/panel/ca';
import type { ca as sent } from '@sinia/i18n/widgets/sent/ca';
import type { ca as survey } from '@sinia/i18n/widgets/survey/ca';
import type { ca as tracker } from '@sinia/i18n/widgets/tracker/ca';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { nearestLang } from '../dom/nearest-lang.ts';

export type WidgetTexts = Texts<
  typeof ca & typeof sent & typeof tracker & typeof survey & typeof panel & typeof screenPop & typeof chat
>;
type Host = ReactiveControllerHost & HTMLElement & { locale: string };

type Module = Partial<Record<Locale, Partial<WidgetTexts>>>;

/** Texts that come together, each language by itself. */
export type Pack = Readonly<Record<Locale, () => Promise<Module>>>;

type TextKey = keyof WidgetTexts;
type Values<Key extends TextKey> = WidgetTexts[Key] extends (...values: infer Given) => string ? Given : [];

const texts: Record<Locale, Partial<WidgetTexts>> = { ca: {}, es: {}, en: {} };
const requested = new Map<Pack[Locale], Promise<void>>();
const loaded = new Set<Pack[Locale]>();
const speakers = new Set<ReactiveControllerHost>();

const speakAgain = () => {
  for (const speaker of speakers) speaker.requestUpdate();
};

async function load(fetchPack: Pack[Locale], locale: Locale): Promise<void> {
  Object.assign(texts[locale], (await fetchPack())[locale]);
  loaded.add(fetchPack);
  speakAgain();
}

/** A pack that could not be fetched is asked for again the next time. */
function request(pack: Pack, locale: Locale): Promise<void> {
  const name = pack[locale];
  const attempt = requested.get(name) ?? load(name, locale).catch(() => void requested.delete(name));
  requested.set(name, attempt);
  return attempt;
}

let pageWatch: MutationObserver | undefined;

/** The texts of one element, in the language of its `locale` attribute, else of the page around it; loads one language only. */
export class TextsController implements ReactiveController {
  readonly #element: Host;
  #packs: readonly Pack[];

  constructor(host: Host, packs: readonly Pack[]) {
    this.#element = host;
    this.#packs = packs;
    host.addController(this);
  }

  get locale(): Locale {
    return matchLocale([this.#element.locale, nearestLang(this.#element), ...navigator.languages]);
  }

  get ready(): boolean {
    return this.#packs.every((pack) => this.has(pack));
  }

  term<Key extends TextKey>(key: Key, ...values: Values<Key>): string {
    const text = texts[this.locale][key] as string | ((...values: unknown[]) => string);
    return typeof text === 'function' ? text(...values) : text;
  }

  hostConnected(): void {
    speakers.add(this.#element);
    if (pageWatch) return;
    pageWatch = new MutationObserver(speakAgain);
    pageWatch.observe(document.documentElement, { attributeFilter: ['lang'] });
  }

  hostDisconnected(): void {
    speakers.delete(this.#element);
  }

  hostUpdate(): void {
    for (const pack of this.#packs) void request(pack, this.locale);
  }

  /** Fetches texts that are needed later, while there is a connection; until they are here, nothing asks for them. */
  async prepare(pack: Pack): Promise<void> {
    await request(pack, this.locale);
    if (this.has(pack)) this.#packs = [...new Set([...this.#packs, pack])];
  }

  /** Whether the texts of a pack are here. */
  has(pack: Pack): boolean {
    return loaded.has(pack[this.locale]);
  }
}
