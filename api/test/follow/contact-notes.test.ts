import { schema } from '@sinia/database';
import { customerAt, idOf } from '@sinia/directory/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importDirectory } from '../../src/jobs/import-directory.ts';
import { writeContactNotes } from '../../src/jobs/write-contact-notes.ts';
import { adoptCustomer } from '../../src/use-cases/contacts/adopt-customer.ts';
import { writeNote } from '../../src/use-cases/directory/note-store.ts';
import { connect, type DirectoryHouse, openDirectoryHouse } from './directory-house.ts';

let house: DirectoryHouse;
beforeEach(async () => {
  house = await openDirectoryHouse(20);
  await connect(house, { writesBack: true });
  await importDirectory(house.world, new AbortController().signal);
});
afterEach(() => house.close());

const notes = () => house.world.db.select().from(schema.directoryNotes);
const written = () => house.aquacis.state.master.notes;
const card = (index: number) => adoptCustomer.execute(house.as(house.agent), { customerId: idOf(index) });
const work = async () => {
  while (await writeContactNotes(house.world));
};

/** A ticket of a customer who has a card here. */
async function askOf(index: number) {
  await card(index);
  return ask({ name: 'Algú', documentId: customerAt(index).documentId ?? '' });
}

async function ask(requester: Record<string, string>) {
  const ticket = await house.open(house.agent, requester);
  await house.settle();
  return ticket;
}

test('a contact with a customer who is certain is noted, once a ticket', async () => {
  const { id, reference } = await askOf(5);
  await work();
  expect(written()).toMatchObject([{ customerId: idOf(5), ticketReference: reference, inbound: true }]);
  expect(await notes()).toMatchObject([{ ticketId: id, status: 'sent', externalId: expect.any(String) }]);
  // As if the worker had died before it wrote down that it was taken.
  await writeNote(house.world.db, id, { status: 'queued', dueAt: house.world.clock(), externalId: null });
  await work();
  expect(written()).toHaveLength(1);
  expect(await notes()).toMatchObject([{ status: 'sent', externalId: expect.any(String) }]);
});

test('whoever is not of Aquacis, and everybody where nobody wants it, is not noted', async () => {
  await ask({ name: 'Ningú', email: 'ningu@example.cat' });
  expect(await notes()).toEqual([]);
  await connect(house, { writesBack: false });
  await askOf(6);
  expect(await notes()).toEqual([]);
});

test('while it is down it waits, and in a pause it is not tried', async () => {
  house.aquacis.state.mode = 'down';
  await askOf(7);
  await work();
  expect(await notes()).toMatchObject([{ status: 'queued', failure: 'unreachable', attempts: 1 }]);
  house.aquacis.state.mode = 'normal';
  house.world.advance(3_600_000);
  await work();
  expect(await notes()).toMatchObject([{ status: 'sent', failure: null }]);
  expect(written()).toHaveLength(1);
});

test('after eight tries somebody has to see to it', async () => {
  house.aquacis.state.mode = 'refusing';
  await askOf(8);
  for (let turn = 0; turn < 8; turn += 1) {
    await work();
    house.world.advance(24 * 3_600_000);
  }
  expect(await notes()).toMatchObject([{ status: 'failed', failure: 'business_error', attempts: 8 }]);
});
