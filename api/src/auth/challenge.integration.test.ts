import type { Challenge } from '@sinia/contracts';
import { solveChallenge } from 'altcha-lib/v1';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChallenge, verifyChallenge } from './challenge.ts';
import { testServerUrl } from './test-server-url.ts';
import { type TestWorld, testWorld } from './test-world.ts';

let world: TestWorld;

beforeAll(async () => {
  world = await testWorld(testServerUrl());
});
afterAll(() => world.database.drop());

async function solve({ algorithm, challenge, maxnumber, salt, signature }: Challenge) {
  const solution = await solveChallenge(challenge, salt, algorithm, maxnumber).promise;
  return { algorithm, challenge, number: solution?.number ?? -1, salt, signature };
}

const pack = (solution: object) => Buffer.from(JSON.stringify(solution)).toString('base64');

test('a solution opens one door, once', async () => {
  const solved = pack(await solve(await createChallenge(world)));
  const answers = await Promise.all([1, 2, 3].map(() => verifyChallenge(world, solved)));
  expect(answers.filter(Boolean)).toHaveLength(1);
  expect(await verifyChallenge(world, solved)).toBe(false);
});

test('it is over after ten minutes', async () => {
  const solved = await solve(await createChallenge(world));
  world.advance(10 * 60_000 + 1_000);
  expect(await verifyChallenge(world, pack(solved))).toBe(false);
});

test.each([
  ['another number', { number: 1.5 }],
  ['another salt', { salt: '00?expires=9999999999&' }],
  ['another signature', { signature: '0'.repeat(64) }],
  ['another algorithm', { algorithm: 'SHA-1' }],
])('%s is no solution', async (_, changes) => {
  const solved = await solve(await createChallenge(world));
  expect(await verifyChallenge(world, pack({ ...solved, ...changes }))).toBe(false);
});

test.each(['', 'x', 'e30=', pack([]), pack({ algorithm: 'SHA-256' })])(
  '"%s" is no solution',
  async (text) => {
    expect(await verifyChallenge(world, text)).toBe(false);
  },
);
