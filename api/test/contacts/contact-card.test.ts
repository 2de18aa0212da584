import type { Contact, Representation, TimelineEntry } from '@sinia/contracts';
import { newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../src/auth/actor.ts';
import { changeContact } from '../../src/use-cases/contacts/change-contact.ts';
import { contactTimeline } from '../../src/use-cases/contacts/contact-timeline.query.ts';
import { createContact } from '../../src/use-cases/contacts/create-contact.ts';
import { mergeContacts } from '../../src/use-cases/contacts/merge-contacts.ts';
import { noteOnContact, removeNote } from '../../src/use-cases/contacts/note-on-contact.ts';
import { representContact, revokeRepresentation } from '../../src/use-cases/contacts/represent-contact.ts';
import { viewContact } from '../../src/use-cases/contacts/view-contact.query.ts';
import { noteOnTicket, replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { getTicket } from '../../src/use-cases/tickets/get-ticket.query.ts';
import { type House, openHouse } from '../follow/house.ts';

let house: House;
let colleague: StaffActor;

beforeAll(async () => {
  house = await openHouse();
  colleague = { ...house.agent, id: newId('agt', Date.now(), house.world.random(16)), name: 'Joan Mas' };
});
afterAll(() => house.close());

const asAgent = () => house.as(house.agent);
const card = (body: Parameters<typeof createContact.execute>[1]) => createContact.execute(asAgent(), body);
const view = (id: string) => viewContact.execute(asAgent(), { id });

async function timeline(id: string, limit = 50): Promise<TimelineEntry[]> {
  const found: TimelineEntry[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await contactTimeline.execute(asAgent(), { id, limit, ...(cursor ? { cursor } : {}) });
    found.push(...page.data);
    if (!page.pagination.nextCursor) return found;
    cursor = page.pagination.nextCursor;
  }
}

describe('contracts', () => {
  const supply = { role: 'holder', supplyAddress: 'Carrer de la Riera, 48', meterSerial: 'M-778' } as const;

  test('are kept with the role, found by number, address and meter, and changed as a whole', async () => {
    const made = await card({ name: 'Rosa Mas', contracts: [{ number: 'C-501', ...supply }] });
    expect(made.contracts).toEqual([
      expect.objectContaining({ number: 'C501', role: 'holder', meterSerial: 'M-778', source: 'agent' }),
    ]);
    expect(made.identities.map(({ kind, value }) => [kind, value])).toEqual([['contract', 'C501']]);
    const same = await change(made, { contracts: [{ number: 'c 501', ...supply }] });
    expect(same.version).toBe(made.version);
    const set = { contracts: [{ number: 'C-502', ...supply, role: 'tenant' as const }] };
    const moved = await change(made, set);
    expect([moved.version, moved.contracts.map(({ number, role }) => [number, role])]).toEqual([
      made.version + 1,
      [['C502', 'tenant']],
    ]);
    expect(moved.identities.map(({ value }) => value)).toEqual(['C502']);
  });

  test('stand on the ticket as they were when the contact was made', async () => {
    const made = await card({
      name: 'Pere Puig',
      identities: [{ kind: 'email', value: 'pere.puig@correu.example', verified: true }],
      contracts: [{ number: 'C-503', ...supply }],
    });
    const { id } = await house.open(house.agent, { email: 'pere.puig@correu.example' });
    await house.settle();
    await change(made, { contracts: [] });
    const ticket = await getTicket.execute(asAgent(), { id });
    expect(ticket.contactId).toBe(made.id);
    expect(ticket.billingSnapshot?.contracts).toEqual([
      expect.objectContaining({ number: 'C503', role: 'holder', supplyAddress: 'Carrer de la Riera, 48' }),
    ]);
  });
});

describe('notes', () => {
  test('are of colleagues, and only their writer takes them away', async () => {
    const { id } = await card({ name: 'Anna Serra' });
    const note = await noteOnContact.execute(asAgent(), { id, body: 'Millor a la tarda.' });
    const seen = await viewContact.execute(house.as(colleague), { id });
    expect(seen.notes).toEqual([expect.objectContaining({ body: 'Millor a la tarda.', own: false })]);
    const refused = removeNote.execute(house.as(colleague), { id: note.id });
    await expect(refused).rejects.toMatchObject({ code: 'permission_denied' });
    await removeNote.execute(asAgent(), { id: note.id });
    expect((await view(id)).notes).toEqual([]);
    await expect(removeNote.execute(asAgent(), { id: note.id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('representation', () => {
  async function pair() {
    const manager = await card({ name: 'Finques Riera', kind: 'organisation' });
    const community = await card({ name: 'Comunitat Ones, 3', kind: 'organisation' });
    return { manager, community };
  }

  test('is seen from both sides, ends when it is revoked, and stays in the list', async () => {
    const { manager, community } = await pair();
    const given = await represent(manager, community, { proof: 'written', contracts: ['C-9 001'] });
    expect(given).toMatchObject({ state: 'active', contracts: ['C9001'] });
    for (const { id } of [manager, community]) {
      expect((await view(id)).representations.map((one) => one.id)).toEqual([given.id]);
    }
    for (const _again of [1, 2]) {
      const revoked = await revokeRepresentation.execute(asAgent(), { id: given.id });
      expect(revoked.state).toBe('revoked');
    }
    expect((await timeline(manager.id)).map(({ type }) => type)).toEqual([
      'contact.representation_revoked',
      'contact.represented',
      'contact.created',
    ]);
  });

  test.each([
    ['of oneself', true, {}, '/representedId', 'represents_itself'],
    [
      'that ends before it begins',
      false,
      { expiresAt: '2020-01-01T00:00:00Z' },
      '/expiresAt',
      'ends_before_it_begins',
    ],
    ['for what is no contract', false, { contracts: ['·'] }, '/contracts/0', 'contract_invalid'],
  ])('one %s is refused', async (_what, itself, more, pointer, code) => {
    const { manager, community } = await pair();
    const given = represent(manager, itself ? manager : community, { proof: 'written', ...more });
    await expect(given).rejects.toMatchObject({ code: 'invalid_body', fields: [{ pointer, code }] });
  });

  test('does not tell the name of whom is blocked', async () => {
    const { manager, community } = await pair();
    await represent(manager, community, { proof: 'written' });
    const { contacts } = schema;
    await house.world.db.update(contacts).set({ blockedAt: new Date() }).where(eq(contacts.id, community.id));
    expect((await view(manager.id)).representations).toMatchObject([
      { representative: { name: 'Finques Riera' }, represented: { id: community.id, name: '' } },
    ]);
  });

  test('a file that the caller cannot read shows nothing', async () => {
    const { manager, community } = await pair();
    const attachmentId = `att_${'0'.repeat(26)}`;
    await expect(represent(manager, community, { proof: 'written', attachmentId })).rejects.toMatchObject({
      code: 'attachment_unknown',
    });
  });
});

describe('the card', () => {
  test('tells everything in one timeline, of merged contacts too, page by page the same', async () => {
    const one = await card({ name: 'Carme Vila', identities: [email('carme@correu.example')] });
    const two = await card({ name: 'Carme Vila i Roca', identities: [email('carme.vila@correu.example')] });
    const first = await house.open(house.agent, { email: 'carme@correu.example' });
    const second = await house.open(house.agent, { email: 'carme.vila@correu.example' });
    await house.settle();
    const message = { body: 'Hi anirem demà.', visibility: 'public' as const };
    await replyToTicket.execute(asAgent(), { id: first.id, message });
    await noteOnTicket.execute(asAgent(), {
      id: second.id,
      message: { body: 'Comptador vell.', visibility: 'internal' },
    });
    await noteOnContact.execute(asAgent(), { id: one.id, body: 'Parla poc.' });
    await mergeContacts.execute(asAgent(), { id: one.id, fromContactId: two.id });
    const shown = await view(one.id);
    expect(shown.open.map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted());
    expect([shown.past, shown.merges.map(({ name }) => name)]).toEqual([[], ['Carme Vila i Roca']]);
    const whole = await timeline(one.id);
    expect(new Set(whole.map(({ kind }) => kind))).toEqual(new Set(['message', 'ticket', 'contact', 'note']));
    expect(whole.filter(({ kind }) => kind === 'message').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Hi anirem demà.', 'Comptador vell.', 'Surt aigua de la vorera.']),
    );
    expect(await timeline(one.id, 3)).toEqual(whole);
    expect(await timeline(two.id)).toEqual(whole);
  });

  test('nobody reads it without a trace', async () => {
    const { id } = await card({ name: 'Quim Soler' });
    await view(id);
    await timeline(id);
    const { auditLog } = schema;
    const rows = await house.world.db
      .select()
      .from(auditLog)
      .where(like(auditLog.action, `contact.%${id}`));
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([`contact.read ${id}`, `contact.timeline_read ${id}`]),
    );
    const events = await house.world.db
      .select()
      .from(schema.contactEvents)
      .where(eq(schema.contactEvents.contactId, id));
    expect(events.map(({ type }) => type)).toEqual(['contact.created']);
  });
});

const email = (value: string) => ({ kind: 'email' as const, value, verified: true });

function change({ id }: Contact, set: Parameters<typeof changeContact.execute>[1]['set']): Promise<Contact> {
  return versionOf(id).then((version) => changeContact.execute(asAgent(), { id, version, set }));
}

async function versionOf(id: string): Promise<number> {
  const { contacts } = schema;
  const [row] = await house.world.db.select().from(contacts).where(eq(contacts.id, id));
  return row?.version ?? 0;
}

function represent(
  representative: Contact,
  represented: Contact,
  body: Omit<Parameters<typeof representContact.execute>[1], 'id' | 'representedId'>,
): Promise<Representation> {
  return representContact.execute(asAgent(), {
    ...{ id: representative.id, representedId: represented.id },
    ...body,
  });
}
