import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalCode } from '../../src/auth/test-world.ts';
import { listLetters } from '../../src/use-cases/letters/list-letters.query.ts';
import { postLetter } from '../../src/use-cases/letters/post-letter.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { type House, INTEGRATION, openHouse } from './house.ts';

const ADDRESS = 'Carrer de la Riera, 48, 08301 Mataró';
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const waiting = () => listLetters.execute(house.as(house.agent), {});

test('who asked for paper is told by letters, which wait until somebody has posted them', async () => {
  const noticeRoute = { channel: 'post', address: ADDRESS };
  const { id, reference } = await house.open(INTEGRATION, { name: 'Núria Puig' }, { noticeRoute });
  await house.settle();
  const [receipt] = await waiting();
  expect(receipt).toMatchObject({ kind: 'receipt', reference, address: ADDRESS, name: 'Núria Puig' });
  expect(receipt?.text).toContain(`${reference.slice(0, 4)} ${reference.slice(4, 8)}`);
  expect(receipt?.text).not.toContain('#');
  await postLetter.execute(house.as(house.agent), { id: receipt?.id ?? '' });
  expect(await refusalCode(postLetter.execute(house.as(house.agent), { id: receipt?.id ?? '' }))).toBe(
    'letter_not_waiting',
  );
  const message = {
    body: 'Ja hem reparat la fuita.',
    visibility: 'public',
    set: { status: 'solved' },
  } as const;
  await replyToTicket.execute(house.as(house.agent), { id, message });
  await house.settle();
  const [resolved, ...others] = await waiting();
  expect(others).toEqual([]);
  expect(resolved?.text).toContain('Ja hem reparat la fuita.');
  await postLetter.execute(house.as(house.agent), { id: resolved?.id ?? '' });
  await house.settle();
  expect(await waiting()).toEqual([]);
  const [ticket] = await house.world.db.select().from(schema.tickets).where(eq(schema.tickets.id, id));
  expect(ticket?.resolutionNotifiedAt).not.toBeNull();
  expect(await house.sent()).toEqual([]);
});
