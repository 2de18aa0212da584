import { logInIcon } from '@sinia/design/icons';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { agentPanelStyles } from './agent-panel.styles.ts';
import { icon } from './dom/icon.ts';
import { elementStyles } from './element.styles.ts';
import { SiniaElement } from './element.ts';
import { connect, type Granted, renew } from './panel/connect.ts';
import { TicketOpenedEvent } from './panel/events.ts';

/** What the desk's own bundle exports; it is loaded from the server, never bundled here. */
type ConsoleModule = {
  mountConsole(place: HTMLElement, options: object): Promise<{ unmount(): void }>;
};

/** A bearer with less than this left is renewed. */
const renewBefore = 60_000;

/**
 * The agents' desk inside another page, such as the intranet or the webphone. The desk itself is fetched on first use.
 *
 * @summary The console anywhere.
 * @fires sinia-ticket-opened - The agent opened a ticket; `detail.ticketId`.
 * @slot fallback - What is shown until the script has loaded, or when the desk cannot be reached.
 * @csspart button - The buttons to sign in and to try again.
 * @cssprop --sinia-font - Font family around the desk.
 */
export class SiniaAgentPanel extends SiniaElement {
  protected override get packs() {
    return ['panel'] as const;
  }

  static override styles = [...elementStyles, agentPanelStyles];

  /** The list to start with, such as `mine` or `unassigned`. */
  @property() view = '';

  /** The ticket to start with, `tkt_…`. */
  @property({ attribute: 'ticket-id' }) ticketId = '';

  /** Less room: one pane at a time. */
  @property({ type: Boolean, reflect: true }) compact = false;

  @state() private stage: 'out' | 'loading' | 'in' | 'failed' = 'out';

  #granted: Granted | null = null;
  #mounted: { unmount(): void } | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  override render(): TemplateResult {
    // The desk lives in one lasting element: another template would throw away what is mounted there.
    return html`<div id="desk"></div>${this.stage === 'in' ? nothing : this.#door()}`;
  }

  #door(): TemplateResult {
    const { texts, stage } = this;
    if (!texts.ready) return html`<slot name="fallback"></slot>`;
    if (stage === 'loading') return html`<p class="door" role="status">${texts.term('panelLoading')}</p>`;
    const failed = stage === 'failed';
    return html`
      <div class="door">
        <p role=${failed ? 'alert' : 'note'}>${texts.term(failed ? 'panelFailed' : 'panelHelp')}</p>
        <button type="button" class="s-button s-button-primary" part="button" @click=${() => this.#enter()}>
          ${icon(logInIcon)} ${texts.term(failed ? 'retry' : 'panelEnter')}
        </button>
        ${failed ? html`<slot name="fallback"></slot>` : nothing}
      </div>
    `;
  }

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    // On the desk's own origin the session cookie is enough; elsewhere a click opens the pop-up.
    if (this.#atHome) void this.#enter();
  }

  get #atHome(): boolean {
    return new URL(this.apiUrl, location.href).origin === location.origin;
  }

  async #enter(): Promise<void> {
    try {
      if (!this.#atHome && !(await this.#signIn())) return;
      this.stage = 'loading';
      await this.#mount();
      this.stage = 'in';
    } catch {
      this.stage = 'failed';
    }
  }

  async #mount(): Promise<void> {
    const bundle = new URL('/desk/assets/console.js', new URL(this.apiUrl, location.href)).href;
    const { mountConsole }: ConsoleModule = await import(/* @vite-ignore */ bundle);
    await this.updateComplete;
    const place = this.renderRoot.querySelector<HTMLElement>('#desk');
    if (!place) return;
    this.#mounted = await mountConsole(place, {
      apiUrl: new URL(this.apiUrl, location.href).origin,
      locale: this.texts.locale,
      view: this.view || undefined,
      ticketId: this.ticketId || undefined,
      compact: this.compact,
      getToken: this.#atHome ? undefined : () => this.#token(),
      signInAgain: () => this.#signIn(),
      onNavigate: ({ ticketId }: { ticketId: string | null }) => {
        if (ticketId) this.dispatchEvent(new TicketOpenedEvent(ticketId));
      },
    });
  }

  async #signIn(): Promise<boolean> {
    this.#granted = await connect(this.apiUrl);
    return this.#granted !== null;
  }

  /** Null once the session behind it has ended; what is on the screen stays until somebody has signed in again. */
  async #token(): Promise<Granted | null> {
    const left = this.#granted ? Date.parse(this.#granted.expiresAt) - Date.now() : 0;
    if (this.#granted && left > renewBefore) return this.#granted;
    this.#granted = this.#granted && (await renew(this.apiUrl, this.#granted.token));
    return this.#granted;
  }

  #leave(): void {
    this.#mounted?.unmount();
    this.#mounted = undefined;
    this.#granted = null;
    this.stage = 'out';
  }
}
