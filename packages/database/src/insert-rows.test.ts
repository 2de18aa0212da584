import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { statementOf } from './insert-rows.ts';
import { accessTokens, outbox, participants, ticketSearch } from './schema/index.ts';

const at = new Date('2026-03-01T08:00:00Z');

test('rows of several tables are one statement', () => {
  const { text, parameters } = statementOf([
    { table: outbox, values: { ticketId: 'tkt_1', seq: 1, dueAt: at } },
    { table: participants, values: { ticketId: 'tkt_1', address: 'a@b.example', kind: 'requester' } },
  ]);
  expect(text).toBe(
    'with w0 as (insert into "outbox" ("ticket_id", "seq", "due_at") values ($1, $2, $3)) ' +
      'insert into "participants" ("ticket_id", "address", "kind") values ($4, $5, $6)',
  );
  expect(parameters).toEqual(['tkt_1', 1, at.toISOString(), 'tkt_1', 'a@b.example', 'requester']);
});

test('rows of one table keep their order', () => {
  const { text, parameters } = statementOf([
    { table: outbox, values: { ticketId: 'tkt_1', seq: 1, dueAt: at } },
    { table: participants, values: { ticketId: 'tkt_1', address: 'a@b.example', kind: 'requester' } },
    { table: outbox, values: { ticketId: 'tkt_1', seq: 2, dueAt: at } },
  ]);
  expect(text).toContain('values ($1, $2, $3), ($4, $5, $6))');
  expect([parameters[1], parameters[4]]).toEqual([1, 2]);
});

test('what is not given is left to the table, null is null, bytes are bytes', () => {
  const hash = new Uint8Array([1, 2]);
  const { text, parameters } = statementOf([
    { table: accessTokens, values: { hash, ticketId: 'tkt_1', purpose: undefined } },
    { table: outbox, values: { ticketId: 'tkt_1', lastError: null } },
  ]);
  expect(text).toContain('insert into "access_tokens" ("hash", "ticket_id") values ($1, $2)');
  expect(parameters).toEqual([Buffer.from([1, 2]), 'tkt_1', 'tkt_1', null]);
});

test('an expression brings its own parameters', () => {
  const document = sql`to_tsvector('simple', ${'aigua'}) || to_tsvector('simple', ${'agua'})`;
  const { text, parameters } = statementOf([
    { table: ticketSearch, values: { ticketId: 'tkt_1', document } },
  ]);
  expect(text).toContain("values ($1, to_tsvector('simple', $2) || to_tsvector('simple', $3))");
  expect(parameters).toEqual(['tkt_1', 'aigua', 'agua']);
});
