import { signatureFor } from '@sinia/channels/phone';
import { newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import type { StaffActor } from '../../src/auth/actor.ts';
import { addStaff } from '../../src/auth/test-world.ts';
import { processCalls } from '../../src/jobs/process-calls.ts';
import { settleCalls } from '../../src/jobs/settle-calls.ts';
import { sealExchangeSecret } from '../../src/use-cases/calls/exchange-store.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { type Door, openDoor } from '../rest/door.ts';

export const SECRET = 'cti-secret-of-the-test';

export interface TestExchange extends Door {
  readonly exchangeId: string;
  /** Posts an event, signed. */
  readonly post: (event: object) => Promise<Response>;
  /** Posts events, signed, and works them out. */
  readonly tell: (...events: object[]) => Promise<void>;
  readonly work: () => Promise<void>;
  /** What becomes of calls that have ended. */
  readonly settle: () => Promise<void>;
  /** Whose telephone 204 is. */
  readonly agent: StaffActor;
  readonly as: (actor: StaffActor) => Context;
  readonly callOf: (exchangeCall: string) => Promise<typeof schema.calls.$inferSelect>;
}

/** The public door with an exchange that signs its events. */
export async function openExchange(): Promise<TestExchange> {
  const door = await openDoor();
  const { world } = door;
  const exchangeId = newId('exc', Date.now(), world.random(16));
  await world.db.insert(schema.exchanges).values({
    ...{ id: exchangeId, name: 'masvoz', createdAt: world.clock() },
    secrets: [sealExchangeSecret(world.secret, exchangeId, SECRET)],
  });
  const post = (event: object) => {
    const raw = JSON.stringify(event);
    const headers = { 'X-CTI-Signature': signatureFor(SECRET, Buffer.from(raw), world.clock()) };
    return door.ask('POST', '/v1/calls/events', { raw, headers });
  };
  const work = async () => {
    while ((await processCalls(world)) > 0);
  };
  const agent: StaffActor = {
    ...{ kind: 'staff', id: await addStaff(world, 'agent'), name: 'Persona agent', role: 'agent' },
    ...{ email: 'agent@sinia.example', language: 'ca', groupIds: [door.groupId] },
  };
  await world.db.insert(schema.extensions).values({ extension: '204', userId: agent.id });
  return {
    ...door,
    ...{ exchangeId, post, work, agent },
    as: (actor) => ({ actor, door: 'rest', requestId: 'req_test', language: 'ca', dependencies: world }),
    async settle() {
      await work();
      while (await settleCalls(world));
    },
    async tell(...events) {
      for (const event of events) {
        const answer = await post(event);
        if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`);
      }
      await work();
    },
    async callOf(exchangeCall) {
      const [row] = await world.db
        .select({ call: schema.calls })
        .from(schema.callAliases)
        .innerJoin(schema.calls, eq(schema.calls.id, schema.callAliases.callId))
        .where(eq(schema.callAliases.exchangeCall, exchangeCall));
      return row!.call;
    },
  };
}

let told = 0;

/** An event of a call, so many seconds after it began; every one has an id of its own unless it is given. */
export function event(callId: string, kind: string, seconds: number, more: object = {}): object {
  told += 1;
  return {
    eventId: `evt-${process.pid}-${told}`,
    event: kind,
    occurredAt: new Date(BEGAN.getTime() + seconds * 1000).toISOString(),
    callId,
    direction: 'inbound',
    ...more,
  };
}

/** An hour ago: nothing here depends on the day on which it runs. */
export const BEGAN = new Date(Math.floor(Date.now() / 1000) * 1000 - 3_600_000);

/** A call that is answered after 12 s and lasts 184. */
export function answeredCall(callId: string, number: string, extension = '204'): object[] {
  const leg = { legId: `${callId}.${extension}`, agent: { extension } };
  return [
    event(callId, 'call.started', 0, { from: { raw: number }, to: { ddi: '+34930000000' } }),
    event(callId, 'queue.entered', 4, { queue: { id: 'atencio', name: 'Atenció' } }),
    event(callId, 'call.ringing', 10, leg),
    event(callId, 'call.answered', 16, leg),
    event(callId, 'survey.completed', 195, { survey: { questionId: 'csat', value: 4, scale: 5 } }),
    event(callId, 'call.ended', 200, { ...leg, endReason: 'caller' }),
  ];
}
