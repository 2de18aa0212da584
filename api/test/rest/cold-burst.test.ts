import { afterAll, expect, test } from 'vitest';
import { openDoor } from './door.ts';

const door = await openDoor();
afterAll(() => door.world.database.drop());

test('more first openings at once than the pool has connections do not wait for one another', async () => {
  const key = await door.key(['tickets:write']);
  const burst = Array.from({ length: 24 }, (_, turn) =>
    door.ask('POST', '/v1/tickets', { as: key, body: { subject: `Alhora ${turn}`, body: 'Tots de cop.' } }),
  );
  // A pool that waits for itself is ended after 15 s of silence, and every opening with it.
  const statuses = (await Promise.all(burst)).map((answer) => answer.status);
  expect(statuses).toEqual(Array.from({ length: 24 }, () => 201));
}, 40_000);
