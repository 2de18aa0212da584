import type { Challenge } from '@sinia/contracts';
import { createChallenge as drawChallenge, verifySolution } from 'altcha-lib/v1';
import { z } from 'zod';
import type { Dependencies } from '../use-cases/context.ts';
import { spendChallenge } from './challenge-store.ts';
import { deriveKey } from './derive-key.ts';

type Needs = Pick<Dependencies, 'db' | 'clock' | 'secret'>;

const ALGORITHM = 'SHA-256';

/** Ten thousand hashes on average: half a second of WebCrypto in Chromium on two busy cores. */
const LARGEST_NUMBER = 20_000;
const LIFE_MS = 10 * 60_000;

const Solution = z.object({
  algorithm: z.literal(ALGORITHM),
  challenge: z.string().max(128),
  number: z.int().min(0).max(LARGEST_NUMBER),
  salt: z.string().max(256),
  signature: z.string().max(128),
});

/** A proof of work to solve: valid for ten minutes, and for one ticket. */
export async function createChallenge({ clock, secret }: Needs): Promise<Challenge> {
  const drawn = await drawChallenge({
    algorithm: ALGORITHM,
    hmacKey: hmacKey(secret),
    maxnumber: LARGEST_NUMBER,
    expires: new Date(clock().getTime() + LIFE_MS),
  });
  return { ...drawn, maxnumber: LARGEST_NUMBER };
}

/**
 * Whether this solves a challenge of ours that has neither ended nor been used; it counts as used from now on.
 *
 * @param solution base64 of `{ algorithm, challenge, number, salt, signature }`, as ALTCHA's widget makes it.
 */
export async function verifyChallenge({ db, clock, secret }: Needs, solution: string): Promise<boolean> {
  const given = readSolution(solution);
  if (!given || !(await verifySolution(given, hmacKey(secret), false))) return false;
  const seconds = Number(new URLSearchParams(given.salt.split('?')[1]).get('expires'));
  const expiresAt = new Date(seconds * 1000);
  if (!(seconds > 0) || expiresAt <= clock()) return false;
  return spendChallenge(db, given.signature, expiresAt);
}

function readSolution(text: string): z.output<typeof Solution> | null {
  try {
    return Solution.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
  } catch {
    return null;
  }
}

function hmacKey(secret: string): string {
  return Buffer.from(deriveKey(secret, 'challenge')).toString('hex');
}
