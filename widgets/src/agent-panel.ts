import { logInIcon } from '@sinia/design/icons';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { agentPanelStyles } from './agent-panel.styles.ts';
import { icon } from './dom/icon.ts';
import { elementStyles } from './element.styles.ts';
import { SiniaElement } from './element.ts';
import { panelPack } from './packs/panel.ts';
import { TicketOpenedEvent } from './panel/events.ts';
import { staffSessionAt } from './staff/staff-session.ts';

/** What the desk's own bundle exports; it is loaded from the server, never bundled here. */
type ConsoleModule = {
  mountConsole(place: HTMLElement, options: object): Promise<{ unmount(): void }>;
};

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
    return [panelPack];
  }

  static override styles = [...elementStyles, agentPanelStyles];

  /** The list to start with, such as `mine` or `unassigned`. */
  @property() view = '';

  /** The ticket to start with, `tkt_…`. */
  @property({ attribute: 'ticket-id' }) ticketId = '';

  /** Less room: one pane at a time. */
  @property({ type: Boolean, reflect: true }) compact = false;

  @state() private stage: 'out' | 'loading' | 'in' | 'failed' = 'out';

  #mounted: { unmount(): void } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#session.join(this);
    this.#session.addEventListener('change', this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#session.removeEventListener('change', this.#follow);
    this.#session.leave(this);
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

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('ticketId') && this.#mounted) void this.#remount();
  }

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    // On the desk's own origin the session cookie is enough; elsewhere a click opens the pop-up.
    if (this.#atHome || this.#session.granted) void this.#enter();
  }

  get #atHome(): boolean {
    return this.#session.origin === location.origin;
  }

  get #session() {
    return staffSessionAt(this.apiUrl);
  }

  /** Somebody has signed in beside the panel, on the same page. */
  readonly #follow = (): void => {
    if (this.stage === 'out' && this.#session.granted && !this.#atHome) void this.#enter();
  };

  async #enter(): Promise<void> {
    try {
      if (!this.#atHome && !this.#session.granted && !(await this.#session.signIn())) return;
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
      getToken: this.#atHome ? undefined : () => this.#session.token(),
      signInAgain: () => this.#session.signIn(),
      onNavigate: ({ ticketId }: { ticketId: string | null }) => {
        if (ticketId) this.dispatchEvent(new TicketOpenedEvent(ticketId));
      },
    });
  }

  /** Another ticket was asked for from outside. */
  async #remount(): Promise<void> {
    this.#mounted?.unmount();
    await this.#mount();
  }

  #leave(): void {
    this.#mounted?.unmount();
    this.#mounted = undefined;
    this.stage = 'out';
  }
}
