import { randomBytes } from 'node:crypto';
import { schema } from '@sinia/database';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../auth/actor.ts';
import { usesSeat } from '../../auth/seats-store.ts';
import { loadStaffActor } from '../../auth/staff-store.ts';
import { testServerUrl } from '../../auth/test-server-url.ts';
import { refusalCode, type TestWorld, testWorld } from '../../auth/test-world.ts';
import type { Context } from '../context.ts';
import { openForCustomer } from '../openings/open-for-customer.ts';
import { holdReply } from '../replies/hold-reply.ts';
import { replyToTicket } from '../tickets/add-message.ts';
import { applyToTicket } from '../tickets/apply-to-ticket.ts';
import { changeTicket } from '../tickets/change-ticket.ts';
import { openTicket } from '../tickets/open-ticket.ts';
import { snoozeTicket } from '../tickets/snooze-ticket.ts';
import { changeStaff } from './change-staff.ts';
import { inviteStaff } from './invite-staff.ts';

const SEATS = 2;

let world: TestWorld;

beforeAll(async () => {
  world = await testWorld(testServerUrl(), { seats: SEATS });
  const { groups } = schema;
  await world.db.insert(groups).values({ id: 'grp_care', name: 'Atenció', isDefault: true });
  await staff('admin');
});
afterAll(() => world.database.drop());

const name = () => randomBytes(6).toString('hex');
type Role = 'admin' | 'supervisor' | 'light';
/** Somebody without a password: nobody signs in here, and hashing takes its time. */
const staff = async (role: Role): Promise<StaffActor> => {
  const id = `agt_${name()}`;
  await world.db.insert(schema.users).values({ id, name: 'Persona', email: `${id}@sinia.example`, role });
  return (await loadStaffActor(world.db, id)) as StaffActor;
};
const as = (actor: StaffActor): Context => ({
  ...{ actor, door: 'trpc', requestId: 'req_test', language: 'ca', dependencies: world },
});
const seatsUsed = async () => {
  const users = await world.db.select().from(schema.users).where(isNull(schema.users.disabledAt));
  return users.filter(usesSeat).length;
};
const newTicket = async () =>
  (await openTicket.execute(as(await staff('light')), { subject: 'Llum', body: 'No va.' })).id;
const versionOf = async (id: string) =>
  (await world.db.select().from(schema.tickets).where(eq(schema.tickets.id, id)))[0]?.version ?? 0;

beforeEach(async () => {
  const { users } = schema;
  await world.db
    .update(users)
    .set({ role: 'light' })
    .where(inArray(users.role, ['agent', 'supervisor']));
  await world.db.update(users).set({ worksTickets: false });
});

type Work = (admin: StaffActor, ticketId: string) => Promise<unknown>;
const message = { body: 'Hi anem.', visibility: 'public' } as const;

const WORK: [string, Work][] = [
  [
    'changes it',
    async (admin, id) =>
      changeTicket.execute(as(admin), { ...{ id, set: { tags: ['llum'] } }, version: await versionOf(id) }),
  ],
  ['answers it', (admin, id) => replyToTicket.execute(as(admin), { id, message })],
  ['answers it with ten seconds to think', (admin, id) => holdReply.execute(as(admin), { id, message })],
  [
    'changes a selection',
    (admin, id) => applyToTicket.execute(as(admin), { id, set: {}, addTags: ['x'], removeTags: [] }),
  ],
  [
    'puts it off',
    (admin, id) =>
      snoozeTicket.execute(as(admin), { id, until: new Date(Date.now() + 86_400_000).toISOString() }),
  ],
  [
    'takes one down for a customer',
    (admin) =>
      openForCustomer.execute(as(admin), {
        ...{ subject: 'Fuita', body: 'Surt aigua.', channel: 'phone', writtenBy: 'customer' },
        requester: { name: 'Anna', phone: '600111222' },
      }),
  ],
  [
    'is given it by a colleague',
    async (admin, id) => {
      const colleague = await staff('supervisor');
      await changeTicket.execute(as(colleague), {
        ...{ id, set: { assigneeId: admin.id } },
        version: await versionOf(id),
      });
    },
  ],
];

describe('an administrator who works a ticket', () => {
  test.each(WORK)('takes a seat when they: %s', async (_, work) => {
    const admin = await staff('admin');
    const ticketId = await newTicket();
    expect(await seatsUsed()).toBe(0);
    await work(admin, ticketId);
    const [user] = await world.db.select().from(schema.users).where(eq(schema.users.id, admin.id));
    expect(user?.worksTickets).toBe(true);
  });

  test.each(WORK.slice(0, -1))(
    'is refused, and nothing happens, when there is none and they: %s',
    async (_, work) => {
      const admin = await staff('admin');
      const ticketId = await newTicket();
      for (let seat = 0; seat < SEATS; seat += 1) await staff('supervisor');
      const before = await versionOf(ticketId);
      expect(await refusalCode(work(admin, ticketId))).toBe('seats_exhausted');
      expect(await versionOf(ticketId)).toBe(before);
      expect(await seatsUsed()).toBe(SEATS);
    },
  );

  test('is given none by a colleague when there is none', async () => {
    const admin = await staff('admin');
    const ticketId = await newTicket();
    const [colleague] = [await staff('supervisor'), await staff('supervisor')];
    const set = { assigneeId: admin.id };
    const given = changeTicket.execute(as(colleague), {
      id: ticketId,
      set,
      version: await versionOf(ticketId),
    });
    expect(await refusalCode(given)).toBe('seats_exhausted');
  });

  test('takes one however much they do at once, and may give it back', async () => {
    const admin = await staff('admin');
    await staff('supervisor');
    const tickets = [await newTicket(), await newTicket(), await newTicket()];
    await Promise.all(tickets.map((id) => replyToTicket.execute(as(admin), { id, message })));
    expect(await seatsUsed()).toBe(2);
    await changeStaff.execute(as(admin), { id: admin.id, set: { worksTickets: false } });
    expect(await seatsUsed()).toBe(1);
  });
});

describe('one more than there are seats', () => {
  const invite = (admin: StaffActor, role: 'agent' | 'supervisor') =>
    inviteStaff.execute(as(admin), {
      ...{ name: 'Pol', email: `${name()}@sinia.example`, role, language: 'ca', groupIds: [] },
    });

  test.each<[string, (admin: StaffActor) => Promise<unknown>]>([
    ['invited', (admin) => invite(admin, 'supervisor')],
    [
      'promoted',
      async (admin) =>
        changeStaff.execute(as(admin), { id: (await staff('light')).id, set: { role: 'agent' } }),
    ],
    [
      'an administrator who is to work tickets',
      (admin) => changeStaff.execute(as(admin), { id: admin.id, set: { worksTickets: true } }),
    ],
    [
      'an administrator who becomes an agent',
      (admin) => changeStaff.execute(as(admin), { id: admin.id, set: { role: 'agent' } }),
    ],
    [
      'called back',
      async (admin) => {
        const { users } = schema;
        const [away] = await world.db
          .insert(users)
          .values({
            id: `agt_${name()}`,
            name: 'Fora',
            email: `${name()}@x.example`,
            role: 'agent',
            disabledAt: new Date(),
          })
          .returning();
        return changeStaff.execute(as(admin), { id: away?.id ?? '', set: { disabled: false } });
      },
    ],
  ])('is refused: %s', async (_, grow) => {
    const admin = await staff('admin');
    for (let seat = 0; seat < SEATS; seat += 1) await staff('supervisor');
    expect(await refusalCode(grow(admin))).toBe('seats_exhausted');
    expect(await seatsUsed()).toBe(SEATS);
  });

  test('gets in on no path, all of them tried at once', async () => {
    const admins = await Promise.all(Array.from({ length: 4 }, () => staff('admin')));
    const light = await Promise.all(Array.from({ length: 4 }, () => staff('light')));
    const ticketId = await newTicket();
    const all = admins.flatMap((admin, index) => [
      replyToTicket.execute(as(admin), { id: ticketId, message }),
      invite(admin, 'agent'),
      changeStaff.execute(as(admin), { id: light[index]?.id ?? '', set: { role: 'agent' } }),
    ]);
    await Promise.all(all.map((one) => refusalCode(one)));
    expect(await seatsUsed()).toBe(SEATS);
    const { users } = schema;
    const rows = await world.db
      .select()
      .from(users)
      .where(and(eq(users.role, 'agent'), isNull(users.disabledAt)));
    expect(rows.length).toBeLessThanOrEqual(SEATS);
  });
});
