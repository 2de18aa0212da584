import type { OpenedTicket, OpenTicketBody } from '@sinia/sdk';
import type { ReactiveControllerHost } from 'lit';
import type { DraftController } from '../controllers/draft-controller.ts';
import type { TextsController } from '../controllers/texts-controller.ts';
import type { UploadController } from '../controllers/upload-controller.ts';
import { describeFailure, type Failure } from '../failure.ts';
import type { SummaryLine } from '../templates/error-summary.ts';
import {
  checkTicket,
  fieldOfPointer,
  type Step,
  type TicketField,
  type TicketValues,
  ticketFields,
  ticketRules,
} from './ticket-fields.ts';
import type { TicketSubmission } from './ticket-submission.ts';

export type Complaints = Partial<Record<TicketField | 'files', string>>;

/** What the flow needs from its element. */
export type FlowPorts = {
  readonly texts: TextsController;
  readonly draft: DraftController<TicketValues>;
  readonly uploads: UploadController;
  readonly submission: TicketSubmission;
  /** The steps to go through: a person whom the host vouches for is not asked who they are. */
  readonly steps: () => readonly Step[];
  /** Whether a field is on the form at all. */
  readonly asks: (field: TicketField) => boolean;
  readonly body: () => OpenTicketBody;
  /** Tells the page; false when it vetoes. */
  readonly announce: (body: OpenTicketBody) => boolean;
  readonly created: (ticket: OpenedTicket) => void;
  readonly focus: (id: string) => void;
};

/** Where the person is in the form, what is missing, and what became of it. */
export class TicketFlow {
  step: Step = 'matter';
  complaints: Complaints = {};
  failure: Failure | undefined;
  busy = false;
  ticket: OpenedTicket | undefined;
  #turn = 0;
  readonly #host: ReactiveControllerHost;
  readonly #ports: FlowPorts;

  constructor(host: ReactiveControllerHost, ports: FlowPorts) {
    this.#host = host;
    this.#ports = ports;
  }

  /** One line for each complaint that belongs to the step on screen. */
  get summary(): SummaryLine[] {
    return [...ticketFields, 'files' as const].flatMap((id) => {
      const text = this.complaints[id];
      return text && stepOf(id) === this.step ? [{ id, text }] : [];
    });
  }

  go(step: Step): void {
    this.#turn += 1;
    this.#change({ step, complaints: {}, failure: undefined, busy: false });
    this.#ports.focus('heading');
  }

  restart(): void {
    this.#turn += 1;
    this.#change({ step: 'matter', complaints: {}, failure: undefined, ticket: undefined, busy: false });
  }

  /** A field was corrected: its complaint goes at once. */
  forgive(fields: Iterable<string>): void {
    const complaints = { ...this.complaints };
    for (const field of fields) delete complaints[field as TicketField];
    this.#change({ complaints });
  }

  /** The primary button: the next step, or sending. */
  async advance(): Promise<void> {
    if (this.busy) return;
    const steps = this.#ports.steps();
    const next = steps[steps.indexOf(this.step) + 1];
    const complaints = this.#check(next ? [this.step] : steps);
    if (Object.keys(complaints).length) this.#complain(complaints);
    else if (next) this.go(next);
    else await this.#send();
  }

  async #send(): Promise<void> {
    const { announce, body, created, draft, focus, submission, texts, uploads } = this.#ports;
    this.#change({ busy: true, failure: undefined, complaints: {} });
    const turn = this.#turn;
    await uploads.settled();
    // Whoever went back while a file was on its way does not want it sent.
    if (turn !== this.#turn) return;
    const complaints = this.#check(['matter']);
    const content = body();
    if (Object.keys(complaints).length || !announce(content)) {
      this.#change({ busy: false });
      return this.#complain(complaints);
    }
    try {
      const ticket = await submission.send(content);
      this.#change({ busy: false, ticket });
      draft.clear();
      uploads.clear();
      focus('heading');
      created(ticket);
    } catch (error) {
      this.#change({ busy: false });
      if ((error as Error).name !== 'AbortError') this.#refuse(describeFailure(error, texts));
    }
  }

  /** The server named fields: show each where it is. Otherwise say what happened. */
  #refuse(failure: Failure): void {
    const complaints: Complaints = {};
    for (const { pointer, detail } of failure.fields) {
      const field = fieldOfPointer(pointer) ?? (pointer.startsWith('/attachmentIds') ? 'files' : undefined);
      if (field) complaints[field] = detail;
    }
    if (Object.keys(complaints).length) {
      this.#complain(complaints);
      return;
    }
    this.#change({ failure });
    this.#ports.focus('summary');
  }

  #complain(complaints: Complaints): void {
    const shown = Object.keys(complaints).map((id) => stepOf(id as TicketField | 'files'));
    if (!shown.length) return;
    const step = this.#ports.steps().find((candidate) => shown.includes(candidate)) ?? this.step;
    this.#change({ complaints, step, failure: undefined });
    this.#ports.focus('summary');
  }

  #check(steps: readonly Step[]): Complaints {
    const { asks, draft, texts, uploads } = this.#ports;
    const asked = (field: TicketField) => asks(field) && steps.includes(stepOf(field));
    const found = checkTicket(draft.values, asked, texts);
    return uploads.failed && steps.includes('matter')
      ? { ...found, files: texts.term('filesFailed') }
      : found;
  }

  #change(change: Partial<Pick<TicketFlow, 'step' | 'complaints' | 'failure' | 'busy' | 'ticket'>>): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}

const stepOf = (id: TicketField | 'files'): Step => (id === 'files' ? 'matter' : ticketRules[id].step);
