import { type Signal, signal } from '@preact/signals';
import type { Locale } from '@sinia/i18n';

export type Scheme = 'auto' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

interface Kept {
  readonly locale: Locale;
  readonly scheme: Scheme;
  readonly density: Density;
  readonly singleKeys: boolean;
}

const ALLOWED: { readonly [Key in keyof Kept]: readonly Kept[Key][] } = {
  locale: ['ca', 'es', 'en'],
  scheme: ['auto', 'light', 'dark'],
  density: ['comfortable', 'compact'],
  singleKeys: [true, false],
};

const KEY = 'sinia.desk.preferences';

/** Where preferences outlive the page. On a host's page there is no such place: its storage is not ours. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** How one person wants the desk to look and behave on this machine. */
export class Preferences {
  readonly locale: Signal<Locale>;
  readonly scheme: Signal<Scheme>;
  readonly density: Signal<Density>;
  readonly singleKeys: Signal<boolean>;
  readonly #storage: PreferenceStorage | undefined;

  constructor(locale: Locale, storage?: PreferenceStorage) {
    const kept = readKept(storage);
    this.locale = signal(kept.locale ?? locale);
    this.scheme = signal(kept.scheme ?? 'auto');
    this.density = signal(kept.density ?? 'comfortable');
    this.singleKeys = signal(kept.singleKeys ?? true);
    this.#storage = storage;
  }

  set<Key extends keyof Kept>(key: Key, value: Kept[Key]): void {
    (this[key] as Signal<Kept[Key]>).value = value;
    const kept: Kept = {
      locale: this.locale.value,
      scheme: this.scheme.value,
      density: this.density.value,
      singleKeys: this.singleKeys.value,
    };
    this.#storage?.setItem(KEY, JSON.stringify(kept));
  }
}

function readKept(storage: PreferenceStorage | undefined): Partial<Kept> {
  try {
    const stored = JSON.parse(storage?.getItem(KEY) ?? '{}') as Record<string, unknown>;
    const known = Object.entries(ALLOWED).filter(([key, allowed]) =>
      (allowed as readonly unknown[]).includes(stored[key]),
    );
    return Object.fromEntries(known.map(([key]) => [key, stored[key]]));
  } catch {
    return {};
  }
}
