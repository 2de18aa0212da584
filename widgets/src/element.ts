import type { Sinia } from '@sinia/sdk';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { createClient, type TokenFunction } from './client.ts';
import { TextsController } from './controllers/texts-controller.ts';
import { fetchWithProgress } from './dom/fetch-with-progress.ts';

/** Ten minutes: 25 MB over a slow phone. */
const uploadPatience = 600_000;

/** Where this script came from is where its server is, unless the page says otherwise. */
const scriptOrigin = () =>
  /^https?:/.test(import.meta.url) ? new URL(import.meta.url).origin : location.origin;

/** What every element of ours has: an address, a key, a language, and the texts and client made from them. */
export abstract class SiniaElement extends LitElement {
  /** Origin of the service, such as `https://atencio.example`; by default the script's own. */
  @property({ attribute: 'api-url' }) apiUrl = scriptOrigin();

  /** The page's publishable key (`pk_…`). */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** `ca`, `es` or `en`; by default the nearest `lang` of the page. */
  @property() locale = '';

  /** A function that gives a fresh signed identity, or the token of a personal link. */
  @property({ attribute: 'token' }) token: string | TokenFunction | undefined;

  protected readonly texts = new TextsController(this);

  protected client(): Sinia {
    return createClient(this.#connection);
  }

  /** Uploads one file with progress (0 to 1) and gives its id. */
  protected async sendFile(
    file: File,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<string> {
    const client = createClient(this.#connection, {
      fetch: fetchWithProgress(onProgress),
      timeout: uploadPatience,
    });
    const attachment = await client.attachments.upload(file, { signal });
    return attachment.id;
  }

  /** Moves the focus after the next render: to a heading that says where one is now, or to what went wrong. */
  protected async focusOn(id: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }

  get #connection() {
    const { apiUrl, publishableKey, token } = this;
    return { apiUrl, publishableKey, token, locale: this.texts.locale };
  }
}
