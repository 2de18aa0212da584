import { schema } from '@sinia/database';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContact } from '../../src/use-cases/contacts/create-contact.ts';
import { getContact } from '../../src/use-cases/contacts/get-contact.query.ts';
import { listContacts } from '../../src/use-cases/contacts/list-contacts.query.ts';
import { seeDocument } from '../../src/use-cases/contacts/see-document.ts';
import { openForCustomer } from '../../src/use-cases/openings/open-for-customer.ts';
import { getTicket } from '../../src/use-cases/tickets/get-ticket.query.ts';
import { type House, openHouse } from '../follow/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const agent = () => house.as(house.agent);
const card = (name: string, documentId?: string) =>
  createContact.execute(agent(), {
    name,
    ...(documentId ? { identities: [{ kind: 'documentId' as const, value: documentId }] } : {}),
  });
const see = (id: string, documentId: string) => seeDocument.execute(agent(), { id, documentId });
const proofOf = async (contactId: string) => {
  const rows = await house.world.db
    .select({ value: schema.contactIdentities.value, proof: schema.contactIdentities.proof })
    .from(schema.contactIdentities)
    .where(
      and(eq(schema.contactIdentities.contactId, contactId), eq(schema.contactIdentities.kind, 'documentId')),
    );
  return rows;
};

test('a card without a document has the one that was seen from then on, and is found by it', async () => {
  const { id, version } = await card('Aina Soler');
  expect(await see(id, '00000004-G')).toEqual({ seen: true });
  expect(await proofOf(id)).toEqual([{ value: '00000004G', proof: 'document_seen' }]);
  expect((await getContact.execute(agent(), { id })).version).toBe(version + 1);
  const { data } = await listContacts.execute(agent(), { q: '00000004G', limit: 5 });
  expect(data.map((one) => one.id)).toEqual([id]);
});

test('one that was only written down is proven', async () => {
  const { id } = await card('Biel Font', '00000005M');
  expect(await see(id, '00000005m')).toEqual({ seen: true });
  expect(await proofOf(id)).toEqual([{ value: '00000005M', proof: 'document_seen' }]);
});

test('another document than the card’s changes nothing', async () => {
  const { id } = await card('Clara Vidal', '00000006Y');
  expect(await see(id, '00000007F')).toEqual({ seen: false });
  expect(await proofOf(id)).toEqual([{ value: '00000006Y', proof: null }]);
});

test('a document of somebody else is told to be theirs; a wrong letter is told too', async () => {
  await card('Dolors Pi', '00000008P');
  const { id } = await card('Enric Pi');
  await expect(see(id, '00000008P')).rejects.toMatchObject({ code: 'identity_taken' });
  await expect(see(id, '00000009X')).rejects.toMatchObject({ code: 'identity_invalid' });
});

test('a ticket that begins with the person present is theirs from its first row', async () => {
  const person = await card('Ferran Camps', '00000010X');
  const { id } = await openForCustomer.execute(agent(), {
    ...{ writtenBy: 'customer', channel: 'counter', subject: 'Alta', body: 'Vol donar-se d’alta.' },
    requester: { name: 'Ferran Camps' },
    noticeRoute: { channel: 'post', address: 'La Riera, 48, 08301 Mataró' },
    contactId: person.id,
  });
  await house.settle();
  const ticket = await getTicket.execute(agent(), { id });
  expect(ticket).toMatchObject({
    contactId: person.id,
    identification: { outcome: 'matched', provisional: false, reason: 'by_hand' },
    contactSnapshot: { name: 'Ferran Camps' },
  });
});

test('a person who does not exist is told so, and no ticket begins', async () => {
  await expect(
    openForCustomer.execute(agent(), {
      ...{ writtenBy: 'customer', channel: 'counter', subject: 'Alta', body: 'Vol donar-se d’alta.' },
      requester: { name: 'Ningú' },
      noticeRoute: { channel: 'post', address: 'La Riera, 48, 08301 Mataró' },
      contactId: `con_${'0'.repeat(26)}`,
    }),
  ).rejects.toMatchObject({ code: 'contact_unknown' });
});
