import { verifyChains } from '@sinia/database';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Door, jsonOf, openDoor } from './rest/door.ts';

let door: Door;
let owner: postgres.Sql;
let ticketId: string;

beforeAll(async () => {
  door = await openDoor();
  owner = postgres(door.world.database.url, { max: 1, onnotice: () => undefined });
  const as = await door.key(['tickets:read', 'tickets:write']);
  const body = { subject: 'Fuita', body: 'Surt aigua.' };
  ({ id: ticketId } = await jsonOf<{ id: string }>(await door.ask('POST', '/v1/tickets', { as, body })));
  for (const text of ['un', 'dos', 'tres']) {
    await door.ask('POST', `/v1/tickets/${ticketId}/messages`, {
      as,
      body: { body: text, visibility: 'public' },
    });
  }
});
afterAll(async () => {
  await owner.end();
  await door.world.database.drop();
});

test('whole chains hold', async () => {
  expect(await verifyChains(door.world.database.url)).toEqual({ tickets: 1, events: 4, broken: null });
});

describe('whatever is done to a row, the first broken one is named', () => {
  const tampers: [string, string, RegExp][] = [
    [
      'content edited',
      `update events set payload = payload || '{"detail":{"x":1}}' where seq = 2`,
      /event 2: its content/,
    ],
    ['actor edited', `update events set actor_id = 'agt_other' where seq = 3`, /event 3: it does not follow/],
    [
      'time edited',
      `update events set at = at + interval '1 hour' where seq = 2`,
      /event 2: it does not follow/,
    ],
    ['one deleted', 'delete from events where seq = 2', /event 2: it is missing/],
    ['tail cut', 'delete from events where seq = 4', /event 4: the end of the chain was cut/],
    [
      'two swapped',
      'update events e set payload = o.payload, salt = o.salt, digest = o.digest from events o where e.seq + o.seq = 5 and e.seq in (2, 3) and o.ticket_id = e.ticket_id',
      /event 2: it does not follow/,
    ],
    ['the first deleted', 'delete from events where seq = 1', /event 1: it is missing/],
  ];

  test.each(tampers)('%s', async (_name, statement, expected) => {
    await owner.unsafe('create table if not exists kept as table events');
    try {
      await owner.unsafe(statement);
      const { broken } = await verifyChains(door.world.database.url);
      expect(broken).toMatch(expected);
      expect(broken).toContain(ticketId);
    } finally {
      await owner.unsafe('delete from events');
      await owner.unsafe('insert into events overriding system value select * from kept');
    }
  });
});

test.each(['update events set seq = seq', 'delete from events', 'truncate events', 'delete from audit_log'])(
  'the application cannot: %s',
  async (statement) => {
    await expect(door.world.sql.unsafe(statement)).rejects.toThrow(/permission denied/);
  },
);
