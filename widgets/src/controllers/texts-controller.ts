import { LocalizeController, registerTranslation, type Translation } from '@shoelace-style/localize';
import { type Locale, matchLocale, type Texts } from '@sinia/i18n';
import type { ca } from '@sinia/i18n/widgets/ca';
import type { ReactiveControllerHost } from 'lit';
import { nearestLang } from '../dom/nearest-lang.ts';

export type WidgetTexts = Texts<typeof ca>;
type Pack = WidgetTexts & Translation;
type Host = ReactiveControllerHost & HTMLElement & { locale: string };

const loaders: Record<Locale, () => Promise<WidgetTexts>> = {
  ca: async () => (await import('@sinia/i18n/widgets/ca')).ca,
  es: async () => (await import('@sinia/i18n/widgets/es')).es,
  en: async () => (await import('@sinia/i18n/widgets/en')).en,
};

const requested = new Map<Locale, Promise<void>>();
const loaded = new Set<Locale>();

async function load(locale: Locale): Promise<void> {
  const texts = await loaders[locale]();
  loaded.add(locale);
  registerTranslation({ $code: locale, $name: locale, $dir: 'ltr', ...texts });
}

/** The texts of one element, in the language of its `locale` attribute, else of the page around it; loads one language only. */
export class TextsController extends LocalizeController<Pack> {
  readonly #element: Host;

  constructor(host: Host) {
    super(host);
    this.#element = host;
  }

  get locale(): Locale {
    return matchLocale([this.#element.locale, nearestLang(this.#element), ...navigator.languages]);
  }

  override lang(): Locale {
    return this.locale;
  }

  get ready(): boolean {
    return loaded.has(this.locale);
  }

  hostUpdate(): void {
    const { locale } = this;
    if (requested.has(locale)) return;
    // A pack that could not be fetched is asked for again at the next render; until then the fallback slot shows.
    requested.set(
      locale,
      load(locale).catch(() => void requested.delete(locale)),
    );
  }
}
