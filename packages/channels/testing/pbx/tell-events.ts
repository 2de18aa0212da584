import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { signatureFor } from '../../src/phone/signature.ts';
import type { PbxFaults } from './pbx-call.ts';

export type PbxEvent = Record<string, unknown> & { event: string; callId: string };

export type TellOptions = {
  /** `…/v1/calls/events` */
  eventsUrl: string;
  secret: string;
  now: () => Date;
  fetch?: typeof globalThis.fetch;
  /** How long it waits before it tells again what nobody took. */
  retryMs?: number;
};

export type EventQueue = {
  push: (event: PbxEvent, faults: PbxFaults) => void;
  /** Resolves when everything has been told that was pushed. */
  settle: () => Promise<void>;
  /** Every answer so far, in order. */
  answers: readonly number[];
};

const TRIES = 60;
/** What happens within so long may be told in another order. */
const REORDER_MS = 400;

/** Tells events, signed, one after the other, each until somebody has taken it. */
export function tellEvents({
  eventsUrl,
  secret,
  now,
  fetch: ask = fetch,
  retryMs = 1_000,
}: TellOptions): EventQueue {
  const answers: number[] = [];
  let heldBack: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let underWay = Promise.resolve();

  async function tell(body: string, { copies, delayMs }: PbxFaults): Promise<void> {
    await sleep(delayMs);
    for (let copy = 0; copy < copies; copy += 1) await tellOnce(body);
  }

  async function tellOnce(body: string): Promise<void> {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const status = await post(body);
      answers.push(status);
      if (status >= 200 && status < 500 && status !== 429) return;
      await sleep(retryMs);
    }
  }

  async function post(body: string): Promise<number> {
    const headers = {
      'content-type': 'application/json',
      'x-cti-signature': signatureFor(secret, Buffer.from(body), now()),
    };
    try {
      return (await ask(eventsUrl, { method: 'POST', body, headers })).status;
    } catch {
      return 0;
    }
  }

  function release(): void {
    clearTimeout(timer);
    timer = undefined;
    for (const send of heldBack.splice(0).toReversed()) send();
  }

  return {
    push(event, faults) {
      if (faults.loses.includes(event.event)) return;
      const body = JSON.stringify({ eventId: randomUUID(), ...event });
      const send = () => {
        underWay = underWay.then(() => tell(body, faults));
      };
      if (!faults.reorders) return send();
      heldBack = [...heldBack, send];
      timer ??= setTimeout(release, REORDER_MS);
    },
    async settle() {
      release();
      for (let last = underWay; ; last = underWay) {
        await last;
        if (last === underWay) return;
      }
    },
    answers,
  };
}
