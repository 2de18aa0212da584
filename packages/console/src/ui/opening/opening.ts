import { effect, signal } from '@preact/signals';
import type { TicketSummary } from '@sinia/contracts';
import type { Language } from '@sinia/core';
import { type DeskErrorCode, toDeskError } from '../../port/desk-error.ts';
import type { OpenedHere, PersonClaim, SendingMailbox } from '../../port/desk-port.ts';
import type { Desk } from '../../state/desk.ts';
import type { DraftState } from '../../state/drafts.ts';
import { explain } from '../../state/explain.ts';
import { checkOpening, type OpeningProblems, openingRequest } from './check-opening.ts';
import { emptyForm, isBegun, type OpeningForm, revived } from './opening-form.ts';

const QUIET_MS = 600;

/** What the server alone can know, put beside the field that it is about. */
const SERVER_PROBLEMS: Partial<Record<DeskErrorCode, OpeningProblems>> = {
  notice_route_missing: { routeChannel: 'route' },
  sms_to_landline: { routeAddress: 'landline' },
};

/** Where a ticket begins: in the dialog, which the server keeps, or at the counter, with the person present. */
export type OpeningPlace = 'opening' | 'counter';

/** A ticket in the making: kept by the server while it is typed, opened once. */
export class Opening {
  readonly form = signal<OpeningForm>(emptyForm('ca'));
  readonly problems = signal<OpeningProblems>({});
  readonly failure = signal('');
  readonly similar = signal<readonly TicketSummary[]>([]);
  readonly mailboxes = signal<readonly SendingMailbox[]>([]);
  readonly sending = signal(false);
  readonly kept = signal<DraftState>('none');
  readonly opened = signal<{ readonly ticket: OpenedHere; readonly form: OpeningForm } | null>(null);
  readonly #desk: Desk;
  readonly #place: OpeningPlace;
  #key = crypto.randomUUID();
  #saving: ReturnType<typeof setTimeout> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #loaded = false;

  constructor(desk: Desk, place: OpeningPlace = 'opening') {
    this.#desk = desk;
    this.#place = place;
    this.form.value = this.#begun(desk.me.language, 'customer');
    const { items } = this.uploads;
    effect(() => {
      void items.value;
      const { attachments } = this.uploads;
      if (attachments.length !== this.form.peek().attachments.length) this.set({ attachments });
    });
  }

  get uploads() {
    return this.#desk.uploadsOf(this.#place, 'public');
  }

  /** Reads what was begun, once; what has been typed since wins. */
  async load(): Promise<void> {
    if (this.#loaded) return;
    this.#loaded = true;
    // Without the list mail leaves from the default one, as it does where there is one only.
    void this.#desk.port.mailboxes().then(
      (mailboxes) => {
        this.mailboxes.value = mailboxes;
      },
      () => undefined,
    );
    const kept = await this.#desk.port.openingDraft().catch(() => null);
    if (!kept || isBegun(this.form.value)) return;
    const form = revived(kept, this.#desk.me.language);
    this.uploads.restore(form.attachments);
    this.form.value = form;
    this.kept.value = 'saved';
    this.#askSimilar();
  }

  set(changes: Partial<OpeningForm>): void {
    this.form.value = withRoute(this.form.value, changes);
    if (Object.keys(this.problems.value).length > 0) this.problems.value = checkOpening(this.form.value);
    this.kept.value = 'typing';
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => void this.save(), QUIET_MS);
    if (['email', 'phone', 'documentId', 'contract'].some((field) => field in changes)) this.#askSimilar();
  }

  async save(): Promise<void> {
    clearTimeout(this.#saving);
    const form = this.form.value;
    if (this.#place === 'counter' || this.kept.value === 'none' || this.kept.value === 'saved') return;
    this.kept.value = 'saving';
    try {
      await this.#desk.port.saveOpeningDraft(isBegun(form) ? { ...form } : null);
      if (form === this.form.value) this.kept.value = isBegun(form) ? 'saved' : 'none';
    } catch {
      this.kept.value = 'failed';
    }
  }

  /** Opens the ticket. @returns whether it is open */
  async submit(): Promise<boolean> {
    if (this.sending.value) return false;
    const { texts, port } = this.#desk;
    const form = this.form.value;
    this.failure.value = '';
    this.problems.value = checkOpening(form);
    if (this.uploads.busy.value) this.failure.value = texts.attachment.waiting;
    else if (this.uploads.failed.value) this.failure.value = texts.attachment.failedFirst;
    else if (Object.keys(this.problems.value).length > 0) this.failure.value = texts.opening.review;
    if (this.failure.value) return false;
    this.sending.value = true;
    clearTimeout(this.#saving);
    try {
      const ticket = await port.openTicket(this.#key, openingRequest(form));
      this.clear();
      this.opened.value = { ticket, form };
      void Promise.all([this.#desk.list.refresh(), this.#desk.list.refreshCounts()]);
      return true;
    } catch (thrown) {
      const problem = toDeskError(thrown);
      this.problems.value = SERVER_PROBLEMS[problem.code] ?? {};
      this.failure.value = explain(texts, texts.opening.failed, problem);
      // Other words are another act; the same words after a lost answer are the same.
      if (problem.code === 'idempotency_body_differs') this.#key = crypto.randomUUID();
      return false;
    } finally {
      this.sending.value = false;
    }
  }

  /** An empty form; the server's draft went with the ticket, or goes now. */
  clear(): void {
    const { writtenBy, language } = this.form.value;
    clearTimeout(this.#saving);
    this.uploads.clear();
    this.form.value = this.#begun(language, writtenBy);
    this.problems.value = {};
    this.failure.value = '';
    this.similar.value = [];
    this.kept.value = 'none';
    this.#key = crypto.randomUUID();
  }

  #begun(language: Language, writtenBy: OpeningForm['writtenBy']): OpeningForm {
    const spoken = this.#place === 'counter' ? 'counter' : 'phone';
    return { ...emptyForm(language), writtenBy, channel: writtenBy === 'us' ? 'email' : spoken };
  }

  #askSimilar(): void {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(async () => {
      const { email, phone, documentId, contract } = this.form.value;
      const person: PersonClaim = { email, phone, documentId, contract };
      this.similar.value = await this.#desk.port.similarTickets(person).catch(() => []);
    }, QUIET_MS);
  }
}

/** The way to be told follows the address that it was taken from, until it is typed over. */
function withRoute(form: OpeningForm, changes: Partial<OpeningForm>): OpeningForm {
  const next = { ...form, ...changes };
  const source = { email: 'email', sms: 'phone' } as const;
  if (changes.routeChannel !== undefined) {
    const from =
      changes.routeChannel && changes.routeChannel !== 'post' ? source[changes.routeChannel] : null;
    return { ...next, routeAddress: from ? next[from] : '' };
  }
  const from =
    form.routeChannel === 'email' || form.routeChannel === 'sms' ? source[form.routeChannel] : null;
  const follows = from && changes[from] !== undefined && form.routeAddress === form[from];
  return follows ? { ...next, routeAddress: next[from] } : next;
}

const openings = new WeakMap<Desk, Opening>();

/** The one ticket in the making of a desk: the dialog may close and open around it. */
export function openingOf(desk: Desk): Opening {
  const known = openings.get(desk) ?? new Opening(desk);
  openings.set(desk, known);
  return known;
}
