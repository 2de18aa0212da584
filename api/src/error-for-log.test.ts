import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { createLog } from './create-log.ts';
import { plainReason } from './error-for-log.ts';

const CANARIES = ['Fuita davant de casa', 'nuria@example.cat', '40000001X', 'ES9121000418450200051332'];

/** As postgres.js makes them: the fields of the server's answer are the error's own. */
const ofPostgres = (fields: { code: string; message: string; detail?: string; constraint_name?: string }) =>
  Object.assign(new Error(fields.message), fields, { severity: 'ERROR', routine: 'x', parameters: CANARIES });

function notJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

const failedQuery = (cause: Error) =>
  new DrizzleQueryError('insert into "messages" values ($1, $2)', CANARIES, cause);

const tooLong = failedQuery(ofPostgres({ code: '54000', message: 'string is too long for tsvector' }));

const thrown: [string, unknown][] = [
  ['a query with its parameters', tooLong],
  [
    'a broken rule that quotes the row',
    failedQuery(
      ofPostgres({
        code: '23505',
        message: 'duplicate key value violates unique constraint "once"',
        detail: `Key (email)=(${CANARIES[1]}) already exists.`,
        constraint_name: 'once',
      }),
    ),
  ],
  [
    'a value that does not fit',
    ofPostgres({ code: '22P02', message: `invalid input syntax for type uuid: "${CANARIES[2]}"` }),
  ],
  ['a text that is no JSON', notJson(`{"body": ${CANARIES[0]}`)],
  ['a refusal of a mail server', new Error(`550 5.1.1 <${CANARIES[1]}>: user unknown`)],
  ['an error with things beside it', Object.assign(new Error('defect'), { input: CANARIES })],
  [
    'several causes',
    new Error('outer', { cause: new Error('inner', { cause: failedQuery(new Error('end')) }) }),
  ],
  ['no error at all', { body: CANARIES[0] }],
  ['a text', CANARIES[0]],
];

test.each(thrown)('%s: nothing of what somebody wrote is in the log', (_, error) => {
  const lines: string[] = [];
  createLog('info', 'test', { write: (line) => void lines.push(line) }).error({ err: error }, 'it failed');
  expect(lines).toHaveLength(1);
  for (const canary of CANARIES) {
    expect(lines[0]).not.toContain(canary);
    expect(plainReason(error)).not.toContain(canary);
  }
});

test('what happened and where is in the log', () => {
  const lines: string[] = [];
  createLog('info', 'test', { write: (line) => void lines.push(line) }).error({ err: tooLong }, 'it failed');
  const { err } = JSON.parse(lines[0] ?? '{}');
  expect(err).toMatchObject({
    type: 'DrizzleQueryError',
    message: 'Failed query: insert into "messages" values ($1, $2)',
    cause: { code: '54000', message: 'string is too long for tsvector' },
  });
  expect(err.stack).toContain('error-for-log.test.ts');
  expect(plainReason(tooLong)).toBe('54000 string is too long for tsvector');
});
