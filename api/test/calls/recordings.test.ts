import { Refusal, type StaffRole } from '@sinia/core';
import { DEFAULT_CALL_POLICY } from '@sinia/core/call';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addStaff } from '../../src/auth/test-world.ts';
import { fileRoutes } from '../../src/files-routes.ts';
import { followRecordings } from '../../src/jobs/follow-recordings.ts';
import { requestStart } from '../../src/request-start.ts';
import { problemResponse } from '../../src/rest/problem.ts';
import type { RestEnvironment } from '../../src/rest/rest-environment.ts';
import { listExchanges } from '../../src/use-cases/calls/list-exchanges.query.ts';
import { playRecording } from '../../src/use-cases/calls/play-recording.ts';
import { savePolicy } from '../../src/use-cases/calls/save-policy.ts';
import { sayConsent } from '../../src/use-cases/calls/say-consent.ts';
import { openPbxHouse, type PbxHouse } from './pbx-house.ts';

const DAY_MS = 86_400_000;
let house: PbxHouse;
const staff = {} as Record<StaffRole | 'colleague', string>;

beforeAll(async () => {
  house = await openPbxHouse();
  for (const role of ['supervisor', 'admin', 'auditor', 'light'] as const)
    staff[role] = await addStaff(house.world, role);
  staff.agent = house.agent.id;
  staff.colleague = await addStaff(house.world, 'agent', 'colleague@sinia.example');
});
beforeEach(async () => {
  house.pbx.faults.down = false;
  await house.allow({});
});
afterAll(() => house.close());

/** A call that agent 204 answered and that has ended. */
async function ended(consent?: boolean): Promise<{ id: string; ticketId: string; recordingId: string }> {
  const { pbx } = house;
  const script = consent === undefined ? {} : { consent };
  const { id } = pbx.start({ from: '600111222', queue: 'atencio', ...script });
  pbx.do('answer', id, { extension: '204' });
  house.world.advance(60_000);
  const { recordingId } = pbx.do('hangup', id);
  await house.heard();
  const call = await house.callOf(id);
  return { id: call.id, ticketId: String(call.ticketId), recordingId: String(recordingId) };
}

async function follow(): Promise<void> {
  while (await followRecordings(house.world));
}

async function recordingOf(recordingId: string) {
  const { callRecordings } = schema;
  const [row] = await house.world.db
    .select()
    .from(callRecordings)
    .where(eq(callRecordings.recordingId, recordingId));
  return row!;
}

const as = (role: keyof typeof staff) =>
  house.as({ ...house.agent, id: staff[role], role: role === 'colleague' ? 'agent' : role });
const play = (id: string, role: keyof typeof staff = 'agent') => playRecording.execute(as(role), { id });
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'permitted',
    (error) => (error instanceof Refusal ? error.code : String(error)),
  );
const audited = async () => (await house.world.db.select().from(schema.auditLog)).map(({ action }) => action);

/** Asks for the file of a link, as players do. */
function asker(url: string) {
  const app = new Hono<RestEnvironment>();
  app.onError(problemResponse).use(requestStart(house.world)).route('/files', fileRoutes());
  const { pathname, search, host } = new URL(url);
  return (headers = {}) => app.request(`${pathname}${search}`, { headers: { host, ...headers } });
}

async function resolveAndTell(ticketId: string): Promise<void> {
  const { tickets } = schema;
  const now = house.world.clock();
  await house.world.db
    .update(tickets)
    .set({ status: 'solved', solvedAt: now, resolutionNotifiedAt: now })
    .where(eq(tickets.id, ticketId));
}

describe('a recording with consent', () => {
  test('is brought here, and heard by whoever may, each time noted', async () => {
    const { id, recordingId, ticketId } = await ended(true);
    await follow();
    expect(await recordingOf(recordingId)).toMatchObject({ status: 'kept', mediaType: 'audio/wav' });
    const { url } = await play(id);
    const ask = asker(url);
    const heard = await ask();
    expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    expect(
      Buffer.from(await heard.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('RIFF');
    expect((await ask({ range: 'bytes=0-3' })).status).toBe(206);
    expect((await ask({ host: 'elsewhere.example' })).status).toBe(404);
    house.world.advance(6 * 60_000);
    expect((await ask()).status).toBe(404);
    const { auditLog } = schema;
    const noted = await house.world.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.action, `call.recording_played ${id}`));
    expect(noted).toMatchObject([{ actorId: `staff:${house.agent.id}`, ticketId }]);
  });

  test('who may listen: whoever had the call, supervisors, administrators, auditors; for others it is missing', async () => {
    const { id } = await ended(true);
    await follow();
    const roles = ['agent', 'supervisor', 'admin', 'auditor', 'colleague', 'light'] as const;
    const codes = await Promise.all(roles.map(async (role) => [role, await codeOf(play(id, role))]));
    expect(Object.fromEntries(codes)).toEqual({
      ...{ agent: 'permitted', supervisor: 'permitted', admin: 'permitted', auditor: 'permitted' },
      ...{ colleague: 'not_found', light: 'permission_denied' },
    });
  });

  test('stays with the exchange until somebody listens, where it is set so', async () => {
    await house.allow({ recordings: 'on_demand' });
    const { id, recordingId } = await ended(true);
    await follow();
    expect((await recordingOf(recordingId)).status).toBe('linked');
    house.pbx.faults.down = true;
    expect(await codeOf(play(id))).toBe('exchange_unreachable');
    house.pbx.faults.down = false;
    expect((await play(id)).url).toMatch(/\/files\/rec_/);
    expect((await recordingOf(recordingId)).status).toBe('kept');
  });

  test('an exchange that is down is asked again', async () => {
    house.pbx.faults.down = true;
    const { recordingId } = await ended(true);
    await follow();
    expect(await recordingOf(recordingId)).toMatchObject({
      status: 'waiting',
      lastError: expect.any(String),
    });
    house.pbx.faults.down = false;
    house.world.advance(60_000);
    await follow();
    expect(await recordingOf(recordingId)).toMatchObject({ status: 'kept', lastError: null });
  });
});

describe('a recording without consent', () => {
  test.each([[false], [undefined]])(
    'consent %s: never fetched, deleted here and with the exchange',
    async (consent) => {
      const { id, recordingId } = await ended(consent);
      await follow();
      house.world.advance(DEFAULT_CALL_POLICY.reasonMinutes * 60_000 + 1_000);
      await follow();
      expect(await recordingOf(recordingId)).toMatchObject({
        status: 'deleted',
        fetchedAt: null,
        dueAt: null,
      });
      expect(house.pbx.recordings.has(recordingId)).toBe(false);
      expect((await house.callOf(recordingId.slice('rec-'.length))).recordingId).toBeNull();
      expect(await codeOf(play(id, 'admin'))).toBe('recording_not_kept');
      const why = consent === false ? 'consent_refused' : 'consent_missing';
      expect(await audited()).toContain(`call.recording_deleted ${id} ${why}`);
    },
  );

  test('consent that an agent writes down in time keeps it', async () => {
    const { id, recordingId } = await ended();
    await follow();
    expect((await recordingOf(recordingId)).status).toBe('waiting');
    await sayConsent.execute(as('agent'), { id, given: true });
    await follow();
    expect((await recordingOf(recordingId)).status).toBe('kept');
  });

  test('consent that is taken back: nobody hears it from that moment on', async () => {
    const { id, recordingId } = await ended(true);
    await follow();
    const ask = asker((await play(id)).url);
    expect((await ask()).headers.get('cache-control')).toBe('no-store');
    await sayConsent.execute(as('agent'), { id, given: false });
    expect(await codeOf(play(id))).toBe('recording_not_kept');
    expect((await ask()).status).toBe(404);
    await follow();
    const row = await recordingOf(recordingId);
    expect(row).toMatchObject({ status: 'deleted', deletedWhy: 'consent_refused' });
    await expect(house.world.files.get(row.id)).rejects.toThrow();
  });

  test.each([[null], [{ recordings: 'none' as const }]])(
    'an exchange that cannot be told (%o): it stays due and is counted, until it can',
    async (control) => {
      const { recordingId } = await ended(false);
      await house.allow(control);
      await follow();
      const row = await recordingOf(recordingId);
      expect(row).toMatchObject({ status: 'deleted', lastError: 'recording_by_hand' });
      expect(Number(row.dueAt)).toBeGreaterThan(house.world.clock().getTime() + DAY_MS / 2);
      const exchanges = await listExchanges.execute(as('admin'), {});
      const issues = exchanges.flatMap(({ health }) => health.issues.map(({ issue }) => issue));
      expect(issues).toContain('recording_by_hand');
      await house.allow({});
      house.world.advance(DAY_MS + 1_000);
      await follow();
      expect(await recordingOf(recordingId)).toMatchObject({ dueAt: null, lastError: null });
      expect(house.pbx.recordings.has(recordingId)).toBe(false);
    },
  );

  test('an exchange that is down deletes it later; nobody hears it meanwhile', async () => {
    const { recordingId } = await ended(true);
    await follow();
    const { id } = (await house.callOf(recordingId.slice('rec-'.length)))!;
    house.pbx.faults.down = true;
    await sayConsent.execute(as('agent'), { id, given: false });
    await follow();
    expect((await recordingOf(recordingId)).status).toBe('deleted');
    expect(house.pbx.recordings.has(recordingId)).toBe(true);
    house.pbx.faults.down = false;
    house.world.advance(60_000);
    await follow();
    expect(house.pbx.recordings.has(recordingId)).toBe(false);
  });
});

describe('how long it is kept', () => {
  test('until the resolution is told and the days of the policy are over, not a day before', async () => {
    const { id, recordingId, ticketId } = await ended(true);
    await follow();
    house.world.advance(60 * DAY_MS);
    await follow();
    expect((await recordingOf(recordingId)).status).toBe('kept');
    await resolveAndTell(ticketId);
    house.world.advance(29 * DAY_MS);
    await follow();
    expect((await recordingOf(recordingId)).status).toBe('kept');
    house.world.advance(2 * DAY_MS);
    await follow();
    expect(await recordingOf(recordingId)).toMatchObject({ status: 'deleted', deletedWhy: 'term_over' });
    expect(house.pbx.recordings.has(recordingId)).toBe(false);
    expect(await audited()).toContain(`call.recording_deleted ${id} term_over`);
  });

  test('other days count at once', async () => {
    const { recordingId, ticketId } = await ended(true);
    await follow();
    await resolveAndTell(ticketId);
    house.world.advance(DAY_MS + 60_000);
    await follow();
    expect((await recordingOf(recordingId)).status).toBe('kept');
    const policy = { ...DEFAULT_CALL_POLICY, recordingDays: 1 };
    await savePolicy.execute(as('admin'), { version: 0, policy });
    await follow();
    expect((await recordingOf(recordingId)).status).toBe('deleted');
  });
});
