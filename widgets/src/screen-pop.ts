import { wifiOffIcon } from '@sinia/design/icons';
import { telHref } from '@sinia/i18n/phones';
import type { CallPop, Client, LookUpCallerBody, OpenedTicket } from '@sinia/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { icon } from './dom/icon.ts';
import { elementStyles } from './element.styles.ts';
import { SiniaElement } from './element.ts';
import { screenPopPack } from './packs/screen-pop.ts';
import { TicketOpenedEvent } from './panel/events.ts';
import { ActiveTab } from './screen-pop/active-tab.ts';
import { takeAddress } from './screen-pop/address.ts';
import { type Asked, Bridge, readOrigins } from './screen-pop/bridge.ts';
import { CallDesk, LOOKED_UP } from './screen-pop/call-desk.ts';
import { CallFeed } from './screen-pop/call-feed.ts';
import type { Change } from './screen-pop/changes.ts';
import { type Cards, content, type Stage } from './screen-pop/content.ts';
import { CallEvent, CallShownEvent, CallTicketEvent } from './screen-pop/events.ts';
import { findCall } from './screen-pop/find-call.ts';
import { shellStyles } from './screen-pop/shell.ts';
import type { DialMode } from './screen-pop/view.ts';
import { watchedClient } from './screen-pop/watched-client.ts';
import { staffSessionAt } from './staff/staff-session.ts';

const SECOND_MS = 1_000;

/**
 * Who calls, beside the telephone: the customer, what is open of theirs, and the ways to open, link and write up. Staff
 * sign in as for `<sinia-agent-panel>`, once for both. Calls come from the server, so that a page that is opened anew
 * shows them again.
 *
 * @summary The screen-pop of the telephone.
 * @fires sinia-call-ringing - A call rings at the agent's telephone; `detail` has its ids, numbers and times.
 * @fires sinia-call-answered - The call was answered.
 * @fires sinia-call-ended - The call is over.
 * @fires sinia-call-shown - The card of a call has been painted; `detail.id`.
 * @fires sinia-ticket-created - The agent opened the ticket of the call; `detail` is the server's answer.
 * @fires sinia-ticket-opened - The agent asked for a ticket; `detail.ticketId`. Cancel it to show the ticket yourself,
 *   else the desk opens in a tab.
 * @slot fallback - What is shown until the script has loaded.
 * @csspart frame - The card around everything.
 * @csspart card - The card of one call.
 * @csspart caller - Who calls.
 * @csspart key - The key of the ticket.
 * @csspart field - One field with its label.
 * @csspart input - A field's input.
 * @csspart button - Any button.
 * @csspart primary - The first thing to do.
 * @cssprop --sinia-color-primary - Colour of the primary button and of links.
 * @cssprop --sinia-color-surface - Ground of the element.
 * @cssprop --sinia-font - Font family; by default the page's.
 * @cssprop --sinia-font-size - Base size; by default the page's, at least 16 px.
 * @cssprop --sinia-radius - Corner radius of controls.
 */
export class SiniaScreenPop extends SiniaElement {
  protected override get packs() {
    return [screenPopPack];
  }

  static override styles = [...elementStyles, shellStyles];

  /** Origins of the pages that may hear of calls and ask for something, apart by spaces. */
  @property({ attribute: 'allowed-origins' }) allowedOrigins = '';

  /** How a number is called: `server` (the exchange rings the agent first) or `tel` (the computer's own telephone). */
  @property() dial: DialMode = 'server';

  /** For our own page: takes `ani` and `callid` from the address's fragment, and clears it. */
  @property({ type: Boolean, attribute: 'from-address' }) fromAddress = false;

  /**
   * Keeps the sign-in in the tab's session storage for the fifteen minutes that it is good for, so that a page that is
   * opened anew shows who rings without a click. Any script of the page's origin could read it there.
   */
  @property({ type: Boolean, attribute: 'keep-signed-in' }) keepSignedIn = false;

  @state() private stage: Stage = 'starting';
  @state() private selected = '';
  @state() private cards: Cards | undefined;
  @state() private announcement = '';

  readonly #feed = new CallFeed(this, {
    onCalls: (changes) => this.#onCalls(changes),
    onRefused: (status) => (status === 401 ? this.#session.forget() : this.#refuse()),
  });
  readonly #desk = new CallDesk(this, {
    texts: this.texts,
    feed: this.#feed,
    client: () => this.#client,
    onOpened: (callId, ticket) => this.#onOpened(callId, ticket),
    onShow: (ticketId) => this.#show(ticketId),
    onDialled: (number) => this.#bridge?.tell({ type: 'dialled', number }),
  });
  #tab: ActiveTab | undefined;
  #bridge: Bridge | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #asked: LookUpCallerBody | undefined;
  readonly #painted = new Set<string>();

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.fromAddress) {
      this.#readAddress();
      addEventListener('hashchange', this.#readAddress);
    }
    this.#bridge = new Bridge(readOrigins(this.allowedOrigins), (asked) => this.#onAsked(asked));
    this.token = async () => (await this.#session.token())?.token ?? '';
    this.#session.join(this, this.keepSignedIn);
    this.#session.addEventListener('change', this.#follow);
    void this.#resume();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#readAddress);
    this.#session.removeEventListener('change', this.#follow);
    this.#session.leave(this);
    this.#stop();
    this.#bridge?.close();
    this.stage = 'starting';
  }

  /** Calls a number, as the page has it set. */
  async dialNumber(number: string): Promise<void> {
    if (!this.#tab?.active) return;
    if (this.dial === 'tel') location.href = telHref(number) ?? location.href;
    else await this.#desk.dial(number);
  }

  /** Shows a call: by our id, the exchange's, or its number. False where there is no such call. */
  focusCall(asked: string): boolean {
    const found = findCall(this.#calls, asked);
    if (found) this.selected = found.call.id;
    return found !== undefined;
  }

  override render(): TemplateResult {
    const { texts } = this;
    if (!texts.ready) return html`<slot name="fallback"></slot>`;
    return html`
      <section class="frame" part="frame" aria-label=${texts.term('popName')}>
        <p class="hidden" role="status" aria-live="assertive">${this.announcement}</p>
        ${
          this.#feed.lost && this.stage === 'in'
            ? html`<p class="s-notice s-notice-warning" role="status">${icon(wifiOffIcon)} ${texts.term('popLost')}</p>`
            : nothing
        }
        ${this.#content()}
      </section>
    `;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const shown = this.renderRoot.querySelector<HTMLElement>('[data-call]')?.dataset.call;
    if (!shown || this.#painted.has(shown)) return;
    this.#painted.add(shown);
    requestAnimationFrame(() => this.dispatchEvent(new CallShownEvent(shown)));
  }

  #content(): TemplateResult {
    const { texts, stage, cards, dial } = this;
    return content({
      ...{ texts, stage, cards, dial, desk: this.#desk, selected: this.#selected },
      active: this.#tab?.active ?? null,
      calls: this.#feed.calls && this.#calls,
      onSignIn: () => void this.#signIn(),
      onTakeOver: () => this.#tab?.takeOver(),
      onSelect: (id) => {
        this.selected = id;
        void this.focusOn('who-calls');
      },
    });
  }

  /** One's own, and the one that the page was opened for, where nobody's telephone is known to ring. */
  get #calls(): readonly CallPop[] {
    const own = this.#feed.calls ?? [];
    const { asked } = this.#desk;
    return asked && !own.some(({ call }) => call.id === asked.call.id) ? [asked, ...own] : own;
  }

  get #selected(): CallPop | undefined {
    if (this.selected === LOOKED_UP) return undefined;
    return this.#calls.find(({ call }) => call.id === this.selected) ?? this.#calls[0];
  }

  get #session() {
    return staffSessionAt(this.apiUrl);
  }

  get #client(): Client {
    return watchedClient(this.client(), (reached) => this.#feed.reached(reached));
  }

  async #resume(): Promise<void> {
    const resumed = await this.#session.resume().catch(() => false);
    if (resumed) this.#follow();
    else if (this.stage === 'starting') this.stage = 'out';
  }

  async #signIn(): Promise<void> {
    if (!(await this.#session.signIn().catch(() => false))) this.stage = 'failed';
  }

  /** Somebody has signed in, here or beside; or the sign-in is over. */
  readonly #follow = (): void => {
    const { granted } = this.#session;
    if (!granted) {
      this.#stop();
      if (this.stage === 'in') this.stage = 'over';
      return;
    }
    if (this.stage === 'in') return;
    this.stage = 'in';
    void this.#dress();
    this.#tab = new ActiveTab(`${this.#session.origin} ${granted.staff.id}`, () => this.#onTab());
    this.#tab.start();
  };

  /** The cards come with their styles, before the first call does. */
  async #dress(): Promise<void> {
    if (this.cards) return;
    const cards = await import('./screen-pop/card.ts').catch(() => undefined);
    const { styleSheet } = cards?.screenPopStyles ?? {};
    if (!cards || !styleSheet || this.cards) return;
    this.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.cards = cards;
  }

  #refuse(): void {
    this.#stop();
    this.stage = 'refused';
  }

  #stop(): void {
    this.#tab?.stop();
    this.#tab = undefined;
    this.#feed.close();
    this.#desk.clear();
    clearInterval(this.#ticking);
  }

  #onTab(): void {
    const active = this.#tab?.active === true;
    if (active && !this.#feed.open) {
      this.#feed.start(this.#client);
      this.#ticking = setInterval(() => this.#feed.calls?.length && this.requestUpdate(), SECOND_MS);
      void this.#lookUp();
    }
    if (!active) {
      this.#feed.close();
      clearInterval(this.#ticking);
    }
    this.#bridge?.tell({ type: 'ready', active });
    this.requestUpdate();
  }

  #onCalls(changes: readonly Change[]): void {
    void this.#dress();
    if (this.#calls.length > 0) this.#desk.prepare();
    this.#desk.keep(this.#calls.map(({ call }) => call.id));
    for (const { name, call } of changes) {
      const event = new CallEvent(name, call);
      if (name === 'sinia-call-ringing') this.#onRinging(call.id);
      this.dispatchEvent(event);
      this.#bridge?.tell({ type: name, call: event.detail });
    }
    // What is in front stays there, whatever comes before it in the list.
    this.selected = this.#selected?.call.id ?? this.selected;
  }

  /** A call that rings comes to the front, unless the agent is talking with somebody. */
  #onRinging(id: string): void {
    const pop = this.#calls.find(({ call }) => call.id === id);
    const talking = ['talking', 'held'].includes(this.#selected?.call.phase ?? '');
    if (!talking) this.selected = id;
    if (!pop || !this.cards || pop.call.direction === 'outbound') return;
    const who = this.cards.callerName(this.texts, pop, this.cards.numberOf(pop.call));
    this.announcement = this.texts.term('popRingingFrom', who);
  }

  #onOpened(callId: string | null, ticket: OpenedTicket): void {
    this.dispatchEvent(new CallTicketEvent(ticket));
    const { id: ticketId, reference } = ticket;
    this.#bridge?.tell({ type: 'sinia-ticket-created', callId: callId ?? '', ticketId, reference });
    void this.focusOn('key-label');
  }

  #show(ticketId: string): void {
    this.#bridge?.tell({ type: 'sinia-ticket-opened', ticketId });
    if (!this.dispatchEvent(new TicketOpenedEvent(ticketId))) return;
    window.open(`${this.#session.origin}/desk#unresolved/${ticketId}`, 'sinia-desk');
  }

  #onAsked(asked: Asked): void {
    const active = this.#tab?.active === true;
    if (asked.type === 'ping') this.#bridge?.tell({ type: 'pong', active });
    if (!active) return;
    const refused = () => this.#bridge?.tell({ type: 'refused', asked: asked.type });
    if (asked.type === 'dial') void this.dialNumber(asked.number).catch(refused);
    if (asked.type === 'focus-call' && !this.focusCall(asked.call)) refused();
  }

  readonly #readAddress = (): void => {
    this.#asked = takeAddress() ?? this.#asked;
    void this.#lookUp();
  };

  async #lookUp(): Promise<void> {
    const asked = this.#asked;
    if (!asked || !this.#tab?.active) return;
    this.#asked = undefined;
    await this.#desk.lookUp(asked);
    this.selected = this.#desk.asked?.call.id ?? LOOKED_UP;
  }
}
