import {
  GOOD_PBX,
  type PbxCall,
  type PbxFaults,
  PbxRefusal,
  type PbxScript,
  type PbxThread,
  threadOf,
} from './pbx-call.ts';
import { PBX_VERBS, type PbxVerb, type VerbBody } from './pbx-verbs.ts';
import { type EventQueue, type TellOptions, tellEvents } from './tell-events.ts';

export type PbxOptions = TellOptions & {
  /** The company's own number. */
  line: string;
  /** Who is rung by a queue. */
  queues: Readonly<Record<string, { name: string; extensions: readonly string[] }>>;
};

/** An exchange on loopback, after Asterisk: calls, telephones, queues, and what it tells of them. */
export class Pbx {
  readonly #options: PbxOptions;
  readonly events: EventQueue;
  readonly calls = new Map<string, PbxCall>();
  /** Seconds of each recording that is there. */
  readonly recordings = new Map<string, number>();
  /** What it does wrong with every call. */
  faults: PbxFaults = { ...GOOD_PBX };
  #count = 100;
  #told = 0;

  constructor(options: PbxOptions) {
    this.#options = options;
    this.events = tellEvents(options);
  }

  now(): Date {
    return this.#options.now();
  }

  /** As Asterisk names calls: the second in which one begins, and a number. */
  nextId(): string {
    this.#count += 1;
    return `${Math.floor(this.now().getTime() / 1000)}.${this.#count}`;
  }

  /** Somebody calls, or is called. */
  start(script: PbxScript): PbxCall {
    const { line } = this.#options;
    const { direction = 'inbound', queue = null, name = null, from = '', extensions } = script;
    const outbound = direction === 'outbound';
    const thread = this.newThread();
    const call: PbxCall = {
      ...{
        id: thread.id,
        direction,
        from: outbound ? line : from,
        name,
        to: outbound ? (script.to ?? '') : line,
      },
      ...{ queue: null, state: 'menu', legs: [], threads: [thread], consultation: null },
      ...{ consent: script.consent ?? null, recording: script.records === false ? 'none' : 'on' },
      ...{ recordingId: null, survey: null, rating: null, lateRecords: [] },
      faults: { ...this.faults, ...script.faults },
    };
    this.calls.set(call.id, call);
    this.tell(call, 'call.started', script.priority ? { priority: script.priority } : {});
    if (script.ivr) this.tell(call, 'ivr.selected', { ivr: script.ivr });
    if (call.consent !== null) this.tell(call, 'recording.consented', { consent: call.consent });
    if (queue) this.enterQueue(call, queue);
    const rung = extensions ?? this.extensionsOf(queue);
    if (rung.length > 0) this.ring(call, rung);
    return call;
  }

  /** @throws PbxRefusal where the state of the call does not allow it */
  do(verb: PbxVerb, callId: string, body: VerbBody = {}): PbxCall {
    const call = this.find(callId);
    PBX_VERBS[verb](this, call, body);
    return call;
  }

  /** By the id of any of its threads. */
  find(id: string): PbxCall {
    const call = [...this.calls.values()].find(({ threads }) => threads.some((thread) => thread.id === id));
    if (!call) throw new PbxRefusal('there is no such call');
    return call;
  }

  newThread(): PbxThread {
    const startedAt = this.now();
    return { id: this.nextId(), startedAt, answeredAt: null, endedAt: null, heldSince: null, holdSeconds: 0 };
  }

  enterQueue(call: PbxCall, queue: string): void {
    call.queue = queue;
    call.state = 'queued';
    this.tell(call, 'queue.entered', {
      queue: { id: queue, name: this.#options.queues[queue]?.name ?? null },
    });
  }

  /** All of these telephones ring. */
  ring(call: PbxCall, extensions: readonly string[]): void {
    call.state = 'ringing';
    for (const extension of extensions) {
      const leg = { id: `${threadOf(call).id}.${extension}`, extension, state: 'ringing' as const };
      call.legs.push(leg);
      this.tell(call, 'call.ringing', { legId: leg.id, agent: { extension } });
    }
  }

  extensionsOf(queue: string | null | undefined): readonly string[] {
    return (queue && this.#options.queues[queue]?.extensions) || [];
  }

  /** Whether a telephone is in use. */
  isBusy(extension: string): boolean {
    return [...this.calls.values()].some(({ legs }) =>
      legs.some((leg) => leg.extension === extension && leg.state !== 'gone'),
    );
  }

  /** A moment as the exchange's own clock shows it. */
  shown({ faults }: PbxCall, at: Date): string {
    return new Date(at.getTime() + faults.skewSeconds * 1000).toISOString();
  }

  tell(call: PbxCall, event: string, more: Record<string, unknown> = {}): void {
    this.tellOf(call, threadOf(call).id, event, more);
  }

  /** Tells of one of the threads of a call, or of a consultation beside it. */
  tellOf(call: PbxCall, callId: string, event: string, more: Record<string, unknown> = {}): void {
    const { direction, from, to, name, faults } = call;
    this.#told += 1;
    const occurredAt = this.shown(call, this.now());
    const parties = { from: { raw: from, name }, to: { ddi: to } };
    const linked = callId === call.id ? {} : { parentCallId: call.id };
    this.events.push(
      {
        ...{ event, callId, occurredAt, seq: this.#told, provider: 'fake', direction },
        ...parties,
        ...linked,
        ...more,
      },
      faults,
    );
  }
}
