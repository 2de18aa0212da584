import { DEFAULT_IDENTIFICATION as DEFAULTS } from '@sinia/core/identity';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '../../src/auth/actor.ts';
import { compareContacts } from '../../src/jobs/compare-contacts.ts';
import { decideContacts } from '../../src/jobs/decide-contacts.ts';
import { changeContact } from '../../src/use-cases/contacts/change-contact.ts';
import { createContact } from '../../src/use-cases/contacts/create-contact.ts';
import { getContact } from '../../src/use-cases/contacts/get-contact.query.ts';
import { listDuplicates } from '../../src/use-cases/contacts/list-duplicates.query.ts';
import { getRules, saveRules } from '../../src/use-cases/contacts/save-rules.ts';
import { tryRules } from '../../src/use-cases/contacts/try-rules.query.ts';
import { type House, INTEGRATION, openHouse } from '../follow/house.ts';

let house: House;
let admin: StaffActor;
const KEY = { ...INTEGRATION, scopes: ['contacts:write' as const] } as typeof INTEGRATION;

beforeAll(async () => {
  house = await openHouse({ verdict: 'pass' });
  admin = { ...house.agent, role: 'admin' };
});
afterAll(() => house.close());

const asAdmin = () => house.as(admin);
const card = (name: string, identities: { kind: 'email' | 'phone'; value: string }[], source?: 'aquacis') =>
  createContact.execute(house.as(source ? KEY : house.agent), {
    name,
    identities,
    ...(source && { source }),
  });
const wanted = (more: Partial<typeof DEFAULTS>) =>
  tryRules.input.parse({ settings: { ...DEFAULTS, ...more } });

test('rules are tried on what is there before they count, saved by version, and then decide anew', async () => {
  const rosa = await card('ROSA MAS PUIG', [], 'aquacis');
  const said = await changeContact.execute(house.as(house.agent), {
    ...{ id: rosa.id, version: 1, set: { name: 'Rosa Mas' } },
  });
  expect([said.name, said.conflicts]).toEqual(['ROSA MAS PUIG', ['name']]);
  const pere = await card('Pere Puig', [{ kind: 'email', value: 'pere@correu.example' }]);
  const { id: ticketId } = await house.open(INTEGRATION, { email: 'pere@correu.example' });
  await card('Pere Puig', [{ kind: 'phone', value: '600 111 222' }]);
  await card('Pere Puig Roca', [{ kind: 'phone', value: '600 111 222' }]);
  await house.settle();
  await compareContacts(house.world);

  const { settings, version } = await getRules.execute(asAdmin(), {});
  const agentFirst = {
    ...settings.fieldSources,
    name: ['agent', 'aquacis', 'channel', 'form', 'import'],
  } as const;
  const trial = wanted({
    effects: { ...DEFAULTS.effects, email: 'offer' },
    fieldSources: agentFirst,
    duplicateFrom: 90,
  });
  expect(await tryRules.execute(asAdmin(), trial)).toEqual({
    fields: {
      changes: 1,
      examples: [{ contactId: rosa.id, field: 'name', before: 'ROSA MAS PUIG', after: 'Rosa Mas' }],
    },
    tickets: {
      ...{ looked: 1, changes: 1 },
      examples: [
        expect.objectContaining({
          ticketId,
          before: { outcome: 'matched', contactId: pere.id },
          after: { outcome: 'ambiguous', contactId: null },
        }),
      ],
    },
    duplicates: { before: 1, after: 0 },
  });
  expect((await getContact.execute(house.as(house.agent), { id: rosa.id })).name).toBe('ROSA MAS PUIG');

  const saved = await saveRules.execute(asAdmin(), { version, settings: trial.settings });
  expect(saved.version).toBe(version + 1);
  await expect(saveRules.execute(asAdmin(), { version, settings: trial.settings })).rejects.toMatchObject({
    code: 'version_stale',
  });
  expect((await getRules.execute(asAdmin(), {})).versions).toEqual([
    { version: saved.version, savedBy: admin.name, savedAt: expect.any(String) },
  ]);
  while (await decideContacts(house.world));
  while (await compareContacts(house.world));
  const after = await getContact.execute(house.as(house.agent), { id: rosa.id });
  expect([after.name, after.version, after.conflicts]).toEqual(['Rosa Mas', 3, ['name']]);
  const untouched = await getContact.execute(house.as(house.agent), { id: pere.id });
  expect(untouched.version).toBe(1);
  expect((await listDuplicates.execute(house.as(house.agent), { limit: 10 })).data).toEqual([]);
});

test('of two who save at once the second is told that it was changed meanwhile', async () => {
  const { version, settings } = await getRules.execute(asAdmin(), {});
  const save = () => saveRules.execute(asAdmin(), { version, settings });
  const ends = await Promise.allSettled(Array.from({ length: 4 }, save));
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const codes = ends.map((end) => (end.status === 'rejected' ? end.reason.code : null)).filter(Boolean);
  expect(codes).toEqual(Array(3).fill('version_stale'));
});

test.each([
  ['a source twice', { fieldSources: { ...DEFAULTS.fieldSources, name: Array(5).fill('agent') } }],
  ['a rule that does not exist', { effects: { ...DEFAULTS.effects, horoscope: 'link' } }],
  ['a rule left out', { effects: { document: 'link' } }],
  ['everybody alike', { nameAlikeFrom: 0 }],
])('%s is refused', (_what, more) => {
  expect(tryRules.input.safeParse({ settings: { ...DEFAULTS, ...more } }).success).toBe(false);
});
