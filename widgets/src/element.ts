import type { Client } from '@sinia/sdk';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { connect, type TokenFunction } from './client.ts';
import { type Pack, TextsController } from './controllers/texts-controller.ts';
import type { FilePorts } from './controllers/upload-controller.ts';
import { commonPack } from './packs/common.ts';

/** Where this script came from is where its server is, unless the page says otherwise. */
const scriptOrigin = () =>
  /^https?:/.test(import.meta.url) ? new URL(import.meta.url).origin : location.origin;

/** What every element of ours has: an address, a key, a language, and the texts and client made from them. */
export abstract class SiniaElement extends LitElement {
  /** The texts that the element needs besides the common ones. */
  protected get packs(): readonly Pack[] {
    return [];
  }

  /** Origin of the service, such as `https://atencio.example`; by default the script's own. */
  @property({ attribute: 'api-url' }) apiUrl = scriptOrigin();

  /** The page's publishable key (`pk_…`). */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** `ca`, `es` or `en`; by default the nearest `lang` of the page. */
  @property() locale = '';

  /** A function that gives a fresh signed identity, or the token of a personal link. */
  @property({ attribute: 'token' }) token: string | TokenFunction | undefined;

  protected readonly texts = new TextsController(this, [commonPack, ...this.packs]);

  protected client(): Client {
    const { apiUrl, publishableKey, token } = this;
    return connect({ apiUrl, publishableKey, token, locale: this.texts.locale });
  }

  /** How a chosen file gets ready and to the server; fetched with the first file. */
  protected readonly filePorts: FilePorts = {
    prepare: (file) =>
      import('./dom/attach-file.ts').then(
        ({ preparePhoto }) => preparePhoto(file),
        () => ({ file }),
      ),
    send: async (file, onProgress, signal) =>
      (await import('./dom/attach-file.ts')).sendFile(this.client(), file, onProgress, signal),
  };

  /** Moves the focus after the next render: to a heading that says where one is now, or to what went wrong. */
  protected async focusOn(id: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }
}
