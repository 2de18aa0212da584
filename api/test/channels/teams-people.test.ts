import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addStaff } from '../../src/auth/test-world.ts';
import { forgetAccounts } from '../../src/use-cases/channels/known-accounts.ts';
import { BOT, type EveryChannel, openEveryChannel } from './every-channel.ts';

const OURS = BOT.tenantId;
const SUPPLIER = 't-2';
const STRANGER = 't-3';
const ISSUER = `https://login.microsoftonline.com/${OURS}/v2.0`;

let house: EveryChannel;
beforeAll(async () => {
  house = await openEveryChannel();
});
afterAll(() => house.close());

const settings = async (more: Record<string, string> = {}) => {
  await house.world.db
    .update(schema.channelAccounts)
    .set({ settings: { tenantId: OURS, ...more } })
    .where(eq(schema.channelAccounts.id, BOT.id));
  forgetAccounts(house.world);
};

const person = (key: string, more: object = {}) => ({
  ...{ id: `29:${key}`, name: 'Nora Riu', email: `${key}@amsa.example`, aadObjectId: `oid-${key}` },
  ...{ tenantId: OURS, ...more },
});

/** The ticket that somebody opens with what they write. */
async function openedBy(who: ReturnType<typeof person>, text: string) {
  await house.teams.write(who, text);
  await house.quiet();
  return (await house.tickets()).find(({ subject }) => subject === text);
}

const staffAt = (email: string) =>
  house.world.db.select().from(schema.users).where(eq(schema.users.email, email));
const idOf = async (email: string) => (await staffAt(email))[0]?.id;

describe('a colleague', () => {
  test('is the requester as light, known by their place in the directory and never by their name', async () => {
    const first = await openedBy(person('nora'), 'El portàtil no engega');
    const id = await idOf('nora@amsa.example');
    expect(first).toMatchObject({ ownerKey: `staff:${id}`, requester: { email: 'nora@amsa.example' } });
    expect(await staffAt('nora@amsa.example')).toMatchObject([{ role: 'light', name: 'Nora Riu' }]);
    const namesake = await openedBy(person('altra'), 'Em cal un teclat');
    expect(namesake?.ownerKey).toBe(`staff:${await idOf('altra@amsa.example')}`);
    expect(namesake?.ownerKey).not.toBe(first?.ownerKey);
    const renamed = { ...person('nora'), id: '29:nora-2', name: 'Nora R.', email: 'nora.riu@amsa.example' };
    expect((await openedBy(renamed, 'Encara no engega'))?.ownerKey).toBe(first?.ownerKey);
    const identities = await house.world.db.select().from(schema.ssoIdentities);
    expect(identities).toContainEqual(
      expect.objectContaining({ userId: id, issuer: ISSUER, subject: 'oid-nora' }),
    );
  });

  test('whom the desk knows keeps their role and their way in', async () => {
    const id = await addStaff(house.world, 'supervisor', 'cap@amsa.example');
    expect((await openedBy(person('cap'), 'Sala de reunions'))?.ownerKey).toBe(`staff:${id}`);
    expect(await staffAt('cap@amsa.example')).toMatchObject([{ role: 'supervisor' }]);
    const kept = await house.world.db.select().from(schema.accounts).where(eq(schema.accounts.userId, id));
    expect(kept).toHaveLength(1);
  });

  test('with an address that is somebody else’s is not taken for them', async () => {
    const heir = { ...person('hereva'), email: 'nora@amsa.example' };
    expect((await openedBy(heir, 'Soc nova'))?.ownerKey).toBeNull();
  });

  test('whom Teams cannot name for now waits, and is a colleague all the same', async () => {
    Object.assign(house.teams.conditions, { down: true });
    await house.teams.write(person('tard'), 'Quan pugueu');
    await house.quiet();
    expect((await house.tickets()).some(({ subject }) => subject === 'Quan pugueu')).toBe(false);
    house.mend();
    house.world.advance(60_000);
    await house.quiet();
    const ticket = (await house.tickets()).find(({ subject }) => subject === 'Quan pugueu');
    expect(ticket?.ownerKey).toBe(`staff:${await idOf('tard@amsa.example')}`);
  });
});

test.each([
  ['a guest in our directory', { role: 'guest' }],
  ['somebody of a shared channel of ours', { homeTenantId: SUPPLIER }],
  ['somebody without a name in a meeting', { role: 'anonymous' }],
  ['somebody of another organisation', { tenantId: SUPPLIER }],
])('%s is a customer as any other', async (name, more) => {
  const key = name.replaceAll(/\W/g, '');
  expect(await openedBy(person(key, more), name)).toMatchObject({ ownerKey: null, channel: 'teams' });
  expect(await staffAt(`${key}@amsa.example`)).toEqual([]);
});

describe('a second organisation of the house', () => {
  beforeAll(() => settings({ employeeTenants: `${OURS}, ${SUPPLIER}` }));
  afterAll(() => settings());

  test('has colleagues of its own', async () => {
    const filial = person('filial', { tenantId: SUPPLIER, email: 'filial@soci.example' });
    expect((await openedBy(filial, 'Des de la filial'))?.ownerKey).toBe(
      `staff:${await idOf('filial@soci.example')}`,
    );
  });

  test('proves no address: whoever names that of somebody of ours is not taken for them', async () => {
    const id = await addStaff(house.world, 'light', 'tresorer@amsa.example');
    const claims = person('fals', { tenantId: SUPPLIER, email: 'tresorer@amsa.example' });
    expect((await openedBy(claims, 'Soc el tresorer'))?.ownerKey).toBeNull();
    const identities = await house.world.db.select().from(schema.ssoIdentities);
    expect(identities.some(({ userId }) => userId === id)).toBe(false);
  });
});

test('who is of a second organisation is known by a name that it has proven, never by an address that it gives', async () => {
  await settings({ employeeTenants: `${OURS}, ${SUPPLIER}` });
  const userPrincipalName = 'nova@soci.example';
  const claims = person('nova', { tenantId: SUPPLIER, email: 'futura@amsa.example', userPrincipalName });
  const id = (await openedBy(claims, 'Encara no hi soc'))?.ownerKey;
  expect(id).toBe(`staff:${await idOf(userPrincipalName)}`);
  expect(await staffAt('futura@amsa.example')).toEqual([]);
  await settings();
});

describe('an organisation that may not write', () => {
  const stranger = person('fora', { tenantId: STRANGER });

  test('is refused at the door where nothing else is said', async () => {
    await settings({ tenants: SUPPLIER });
    expect((await house.teams.tell(stranger, { type: 'message', id: '1', text: 'Hola' })).status).toBe(403);
  });

  test('is told once a day where there is something to tell, and nothing of it is taken in', async () => {
    await settings({ tenants: SUPPLIER, refusal: 'Aquest bot és només per a empreses col·laboradores.' });
    await openedBy(stranger, 'Un secret meu');
    expect(await openedBy(stranger, 'I un altre')).toBeUndefined();
    const answers = house.teams.phoneOf(stranger).lines.filter(({ by }) => by === 'us');
    expect(answers.map(({ text }) => text)).toEqual(['Aquest bot és només per a empreses col·laboradores.']);
    const events = await house.world.db
      .select()
      .from(schema.channelEvents)
      .where(eq(schema.channelEvents.outcome, 'declined'));
    expect(JSON.stringify(events)).not.toContain('secret');
    expect(events).toHaveLength(1);
    expect(await openedBy(person('soci', { tenantId: SUPPLIER }), 'Som col·laboradors')).toBeDefined();
  });
});
