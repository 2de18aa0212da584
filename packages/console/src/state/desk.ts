import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AttachmentSummary, ChangeTicketBody, TicketSummary } from '@sinia/contracts';
import { shownKind } from '@sinia/core';
import { type ParsedSearch, parseSearch } from '../format/parse-search.ts';
import { toDeskError } from '../port/desk-error.ts';
import type {
  AskedSupervisor,
  DeskPort,
  LiveState,
  Me,
  ShownChats,
  Staff,
  View,
  Visibility,
} from '../port/desk-port.ts';
import { Alerts } from './alerts.ts';
import type { DeskPage, PeopleView } from './desk-pages.ts';
import { DraftKeeper } from './drafts.ts';
import { explain } from './explain.ts';
import { FileLinks } from './file-links.ts';
import { HeldReplies } from './held-replies.ts';
import { OpenTicket } from './open-ticket.ts';
import { PeopleHere } from './people-here.ts';
import type { PreferenceStorage, Preferences } from './preferences.ts';
import { ReadMarks } from './read-marks.ts';
import { Selection } from './selection.ts';
import type { SettingsPage } from './settings-pages.ts';
import { tellRefused } from './tell-refused.ts';
import type { Words } from './texts.ts';
import { TicketList } from './ticket-list.ts';
import { Toasts } from './toasts.ts';
import { Uploads } from './uploads.ts';

export type Overlay =
  | 'looking'
  | 'none'
  | 'help'
  | 'settings'
  | 'palette'
  | 'assign'
  | 'letters'
  | 'alerts'
  | 'opening'
  | 'writingFirst'
  | 'forward'
  | 'snooze'
  | 'merge'
  | 'link'
  | 'split'
  | 'block'
  | 'senders'
  | 'changeMany'
  | 'newPerson'
  | 'editPerson'
  | 'identify'
  | 'mergePerson'
  | 'represent'
  | 'receipt';
export type FocusTarget = 'composer' | 'search' | 'row' | 'thread' | 'tags' | 'priority' | 'page';

export interface PageInDesk {
  readonly page: DeskPage;
  readonly people: PeopleView;
  /** Whose card is open on the page of people. */
  readonly personId: string | null;
}

/** Where one is: what a reload and a bookmark come back to. */
export interface Place extends PageInDesk {
  readonly view: View;
  readonly ticketId: string | null;
  readonly settings: SettingsPage | null;
}

export interface DeskSetup {
  readonly port: DeskPort;
  readonly me: Me;
  readonly preferences: Preferences;
  readonly words: ReadonlySignal<Words>;
  readonly storage?: PreferenceStorage | undefined;
  readonly compact?: boolean | undefined;
  /** How the styles of what is fetched later come to the screen. */
  readonly addStyles?: ((sheet: string) => void) | undefined;
  readonly now?: (() => Date) | undefined;
  readonly signOut?: (() => void) | undefined;
  readonly onNavigate?: ((place: Place) => void) | undefined;
}

/** Everything that the screen shows and can do, for one signed-in person. */
export class Desk {
  readonly me: Me;
  readonly port: DeskPort;
  readonly preferences: Preferences;
  readonly words: ReadonlySignal<Words>;
  readonly compact: boolean;
  readonly now: () => Date;
  readonly list: TicketList;
  readonly ticket: OpenTicket;
  readonly drafts: DraftKeeper;
  readonly held: HeldReplies;
  readonly links: FileLinks;
  /** What the lightbox shows. */
  readonly looking = signal<{ readonly files: readonly AttachmentSummary[]; readonly at: number } | null>(
    null,
  );
  readonly marks: ReadMarks;
  readonly alerts: Alerts;
  readonly people = new PeopleHere();
  /** Callers who wait for a supervisor, told to whoever is one. */
  readonly askedSupervisors = signal<readonly AskedSupervisor[]>([]);
  /** Chats under way, told to whoever answers them. */
  readonly chats = signal<ShownChats | null>(null);
  readonly toasts = new Toasts();
  readonly selection = new Selection();
  /** The message that is about to become a ticket of its own. */
  readonly splitting = signal<string | null>(null);
  readonly staff = signal<Staff>({ agents: [], groups: [] });
  readonly writing = signal<Visibility>('public');
  /** The ticket of which the reply that is being written is for everybody; else it is for the customer alone. */
  readonly publishing = signal<string | null>(null);
  /** The message that is about to be sent on. */
  readonly forwarding = signal<string | null>(null);
  readonly overlay = signal<Overlay>('none');
  readonly settingsPage = signal<SettingsPage>('preferences');
  readonly page = signal<DeskPage>('tickets');
  readonly peopleView = signal<PeopleView>('find');
  /** Whose card is open on the page of people. */
  readonly personId = signal<string | null>(null);
  /** Goes up when something is otherwise on the telephones. */
  readonly callsTurn = signal(0);
  readonly contextShown = signal(false);
  readonly live = signal<LiveState>('connecting');
  readonly announcement = signal('');
  readonly focus = signal<{ target: FocusTarget; turn: number }>({ target: 'row', turn: 0 });
  /** Goes up when somebody wants to see the newest message. */
  readonly newestAsked = signal(0);
  /** The customer wrote to the open ticket while a reply to it was being written. */
  readonly interrupted = signal(false);
  readonly mayWrite: boolean;
  readonly ticketInList: ReadonlySignal<TicketSummary | undefined>;
  readonly #setup: DeskSetup;
  readonly #uploads = new Map<string, Uploads>();

  constructor(setup: DeskSetup) {
    this.#setup = setup;
    this.me = setup.me;
    this.port = setup.port;
    this.preferences = setup.preferences;
    this.words = setup.words;
    this.compact = setup.compact ?? false;
    this.now = setup.now ?? (() => new Date());
    this.list = new TicketList(setup.port, (text) => {
      const { words, filters } = this.understand(text);
      return { ...(words && { q: words }), ...(Object.keys(filters).length > 0 && { filters }) };
    });
    this.ticket = new OpenTicket(setup.port);
    this.drafts = new DraftKeeper(setup.port);
    this.held = new HeldReplies(setup.port);
    this.links = new FileLinks(setup.port);
    this.alerts = new Alerts(setup.port);
    this.held.onRefused = (refused) => tellRefused(this, refused);
    this.held.onSettled = (key) => this.toasts.closeAbout(key);
    this.marks = new ReadMarks(this.now(), setup.storage);
    this.mayWrite = setup.me.role !== 'auditor' && setup.me.role !== 'light';
    this.ticketInList = computed(() => this.list.rows.value.find((row) => row.id === this.ticket.id.value));
  }

  get texts() {
    return this.words.value.texts;
  }

  async start(view: View, ticketId?: string): Promise<void> {
    void this.#loadStaff();
    void this.list.refreshCounts();
    if (this.mayWrite) void this.held.refresh().then(this.held.onRefused);
    if (ticketId) void this.openTicket(ticketId);
    await this.list.show(view);
  }

  /** After a session that ended: everything as it was, what was typed is saved now. */
  async resume(): Promise<void> {
    const ticketId = this.ticket.id.value;
    if (ticketId && this.drafts.text(ticketId, this.writing.value)) this.askFocus('composer');
    await Promise.all([
      this.drafts.saveAll(),
      this.held.refresh(),
      this.list.refresh(),
      this.list.refreshCounts(),
      this.ticket.refresh(),
    ]);
  }

  showView(view: View): void {
    if (this.overlay.value === 'settings') this.overlay.value = 'none';
    this.page.value = 'tickets';
    this.selection.clear();
    void this.list.show(view);
    void this.list.refreshCounts();
    this.tellPlace();
  }

  /** What a text in the search field asks for. */
  understand(text: string): ParsedSearch {
    return parseSearch(text, { texts: this.texts, staff: this.staff.value, me: this.me });
  }

  async search(words: string): Promise<void> {
    if (words === this.list.query.value) return;
    this.selection.clear();
    await this.list.show(this.list.view.value, words);
  }

  async openTicket(ticketId: string): Promise<void> {
    await this.#leave();
    this.page.value = 'tickets';
    this.list.cursorId.value = ticketId;
    this.writing.value = 'public';
    void this.drafts.load(ticketId);
    const opened = this.ticket.open(ticketId);
    this.tellPlace();
    await opened;
    this.markSeen();
  }

  async closeTicket(): Promise<void> {
    await this.#leave();
    this.ticket.close();
    this.contextShown.value = false;
    this.tellPlace();
    this.askFocus('row');
  }

  markSeen(): void {
    const thread = this.ticket.thread.value;
    if (thread) this.marks.see(thread.ticket.id, thread.ticket.lastMessage.at);
    if (thread) void this.alerts.markTicketRead(thread.ticket.id);
  }

  /** Changes fields of the open ticket; a refusal is told in words. */
  async change(changes: ChangeTicketBody): Promise<void> {
    const ticketId = this.ticket.id.value;
    const before = this.ticketInList.value;
    if (!ticketId) return;
    const pending = this.ticket.change(changes);
    this.#mirror();
    try {
      await pending;
      this.#mirror();
    } catch (thrown) {
      if (before) this.list.patch(ticketId, before);
      const what = Object.keys(changes).map((field) => this.#fieldName(field));
      this.toasts.warn(explain(this.texts, this.texts.failure.change(what.join(', ')), toDeskError(thrown)));
    }
  }

  async retryDelivery(deliveryId: string): Promise<void> {
    try {
      await this.port.retryDelivery(deliveryId);
      this.toasts.say(this.texts.delivery.retrying);
      await this.ticket.refresh();
    } catch (thrown) {
      this.toasts.warn(explain(this.texts, this.texts.failure.retryDelivery, toDeskError(thrown)));
    }
  }

  async releaseParked(ticketId: string, choice: 'retry' | 'dismiss'): Promise<void> {
    try {
      await this.port.releaseParked(ticketId, choice);
      this.list.patch(ticketId, { trouble: null });
      this.toasts.say(this.texts.parked.done[choice]);
      await this.ticket.refresh();
    } catch (thrown) {
      this.toasts.warn(explain(this.texts, this.texts.failure.releaseParked, toDeskError(thrown)));
    }
  }

  addStyles(sheet: string): void {
    this.#setup.addStyles?.(sheet);
  }

  /** Whether one is told of what happens on the open ticket although it is not one's own. */
  get follows(): boolean {
    return this.ticket.thread.value?.followers.some(({ id }) => id === this.me.id) ?? false;
  }

  async followTicket(follow: boolean): Promise<void> {
    try {
      await this.ticket.follow(this.me, follow);
      this.toasts.say(follow ? this.texts.followers.following : this.texts.followers.stopped);
      await this.list.refreshCounts();
    } catch (thrown) {
      this.toasts.warn(explain(this.texts, this.texts.followers.failed, toDeskError(thrown)));
    }
  }

  /** The files of a reply or note in the making; what was attached to a note never slips into a reply. */
  uploadsOf(ticketId: string, visibility: Visibility): Uploads {
    const key = `${ticketId}/${visibility}`;
    const uploads = this.#uploads.get(key) ?? new Uploads(this.port);
    this.#uploads.set(key, uploads);
    return uploads;
  }

  /** The settings, at one of their pages. */
  showSettings(page: SettingsPage = this.settingsPage.value): void {
    this.settingsPage.value = page;
    this.overlay.value = 'settings';
    this.tellPlace();
  }

  /** A page in the place of the tickets; what was open there is there again afterwards. */
  goTo({ page, people, personId }: Partial<PageInDesk>): void {
    if (this.overlay.value === 'settings') this.overlay.value = 'none';
    if (page) this.page.value = page;
    if (people) this.peopleView.value = people;
    if (personId !== undefined) this.personId.value = personId;
    this.tellPlace();
    if (page) this.askFocus(page === 'tickets' ? 'row' : 'search');
  }

  /** Tells the page around where one is, for its address. */
  tellPlace(): void {
    const settings = this.overlay.value === 'settings' ? this.settingsPage.value : null;
    this.#setup.onNavigate?.({
      ...{ view: this.list.view.value, ticketId: this.ticket.id.value, settings },
      ...{ page: this.page.value, people: this.peopleView.value, personId: this.personId.value },
    });
  }

  /** Opens a picture or a document large, with those of the same message beside it. */
  look(file: AttachmentSummary, among: readonly AttachmentSummary[]): void {
    const files = among.filter(({ mediaType }) => ['image', 'pdf'].includes(shownKind(mediaType) ?? ''));
    this.looking.value = {
      files,
      at: Math.max(
        0,
        files.findIndex(({ id }) => id === file.id),
      ),
    };
    this.overlay.value = 'looking';
  }

  askFocus(target: FocusTarget): void {
    this.focus.value = { target, turn: this.focus.value.turn + 1 };
  }

  write(visibility: Visibility): void {
    this.writing.value = visibility;
    this.askFocus('composer');
  }

  signOut(): void {
    void this.drafts.saveAll().finally(() => this.#setup.signOut?.());
  }

  async #leave(): Promise<void> {
    void this.drafts.saveAll();
    this.interrupted.value = false;
  }

  #mirror(): void {
    const ticket = this.ticket.thread.value?.ticket;
    if (!ticket) return;
    const { status, publicStatus, priority, assigneeId, groupId, tags, version, language } = ticket;
    this.list.patch(ticket.id, {
      status,
      publicStatus,
      priority,
      assigneeId,
      groupId,
      tags,
      version,
      language,
    });
  }

  #fieldName(field: string): string {
    return (this.texts.field as Readonly<Record<string, string>>)[field] ?? field;
  }

  async #loadStaff(): Promise<void> {
    try {
      this.staff.value = await this.port.staff();
    } catch {
      // Names are missing then; every other work goes on.
    }
  }
}
