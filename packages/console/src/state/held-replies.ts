import { signal } from '@preact/signals';
import type { AddMessageBody, AttachmentSummary } from '@sinia/contracts';
import type { DeskPort, HeldReply } from '../port/desk-port.ts';

/** A reply on its way out, as this screen shows it. */
export interface Outgoing {
  readonly key: string;
  /** Null until the server has it. */
  readonly id: string | null;
  readonly ticketId: string;
  readonly message: AddMessageBody;
  readonly attachments: readonly AttachmentSummary[];
  /** On this machine's clock, in milliseconds since 1970. */
  readonly leavesAt: number;
  readonly refusal: string | null;
}

const HOLD_MS = 10_000;
const LOOK_AGAIN_MS = 1_500;

/** One's own replies in the ten seconds before they leave, and those that could not leave. */
export class HeldReplies {
  readonly all = signal<readonly Outgoing[]>([]);
  /** Called with what was refused while nobody looked. */
  onRefused: (refused: readonly Outgoing[]) => void = () => undefined;
  /** Called with the key of each that waits no more. */
  onSettled: (key: string) => void = () => undefined;
  readonly #port: DeskPort;
  readonly #underWay = new Map<string, Promise<HeldReply>>();
  /** Of sendings whose answer never came: the same words again are the same act. */
  readonly #keys = new Map<string, string>();
  #looking: ReturnType<typeof setTimeout> | undefined;

  constructor(port: DeskPort) {
    this.#port = port;
  }

  of(ticketId: string): readonly Outgoing[] {
    return this.all.value.filter((one) => one.ticketId === ticketId);
  }

  get newest(): Outgoing | undefined {
    return this.all.value.findLast((one) => one.refusal === null);
  }

  /**
   * Shows a reply as on its way, and hands it to the server.
   * @throws DeskError when the server would not have it; it is shown no more then
   */
  async send(
    ticketId: string,
    message: AddMessageBody,
    attachments: readonly AttachmentSummary[],
  ): Promise<void> {
    const content = JSON.stringify([ticketId, message]);
    const key = this.#keys.get(content) ?? crypto.randomUUID();
    this.#keys.set(content, key);
    const leavesAt = Date.now() + HOLD_MS;
    const shown: Outgoing = { key, id: null, ticketId, message, attachments, leavesAt, refusal: null };
    this.all.value = [...this.all.value.filter((one) => one.key !== key), shown];
    const pending = this.#port.hold(ticketId, key, message);
    this.#underWay.set(key, pending);
    try {
      const held = await pending;
      this.#keys.delete(content);
      this.all.value = this.all.value.map((one) => (one.key === key ? outgoing(held, key) : one));
      this.#lookAgain();
    } catch (thrown) {
      this.#forget(key);
      throw thrown;
    } finally {
      this.#underWay.delete(key);
    }
  }

  /**
   * Takes a reply back.
   * @throws DeskError `held_reply_gone` when it has left
   */
  async undo(key: string): Promise<Outgoing | null> {
    const shown = this.all.value.find((one) => one.key === key);
    if (!shown) return null;
    const id = shown.id ?? (await this.#underWay.get(key))?.id;
    if (!id) return null;
    this.#forget(key);
    try {
      return outgoing(await this.#port.undoHeld(id), key);
    } catch (thrown) {
      await this.refresh();
      throw thrown;
    }
  }

  /** Reads what has left, what waits and what was refused. @returns those that were refused since the last look */
  async refresh(): Promise<readonly Outgoing[]> {
    const before = this.all.value;
    const held = await this.#port.held().catch(() => null);
    if (held) {
      const keyOf = (id: string) => this.all.value.find((one) => one.id === id)?.key ?? id;
      const unanswered = this.all.value.filter((one) => one.id === null);
      this.all.value = [...held.map((one) => outgoing(one, keyOf(one.id))), ...unanswered];
    }
    this.#lookAgain();
    const waiting = new Set(this.all.value.flatMap((one) => (one.refusal ? [] : [one.key])));
    for (const { key, refusal } of before) if (!refusal && !waiting.has(key)) this.onSettled(key);
    const known = new Set(before.flatMap((one) => (one.refusal ? [one.id] : [])));
    return this.all.value.filter((one) => one.refusal !== null && !known.has(one.id));
  }

  async refreshIfAny(): Promise<void> {
    if (this.all.value.some((one) => one.id !== null)) this.onRefused(await this.refresh());
  }

  #lookAgain(): void {
    clearTimeout(this.#looking);
    const waiting = this.all.value.filter((one) => one.refusal === null && one.id !== null);
    if (waiting.length === 0) return;
    const next = Math.min(...waiting.map((one) => one.leavesAt));
    const wait = Math.max(0, next - Date.now()) + LOOK_AGAIN_MS;
    this.#looking = setTimeout(() => void this.refreshIfAny(), wait);
  }

  #forget(key: string): void {
    this.all.value = this.all.value.filter((one) => one.key !== key);
  }
}

function outgoing({ leavesInMs, ...held }: HeldReply, key: string): Outgoing {
  return { ...held, key, leavesAt: Date.now() + leavesInMs };
}
