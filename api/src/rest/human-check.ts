import { Refusal } from '@sinia/core';
import type { Context as HonoContext } from 'hono';
import { verifyChallenge } from '../auth/challenge.ts';
import { limitsOf } from './rate-limits.ts';
import type { RestEnvironment } from './rest-environment.ts';

/**
 * Lets the first openings from an address pass; whoever opens more without being known solves a proof of work for each.
 * Signed-in customers, staff and secret keys are never asked.
 */
export async function requireHuman(
  c: HonoContext<RestEnvironment>,
  solution: string | undefined,
): Promise<void> {
  if (c.var.actor.kind !== 'site') return;
  if (solution !== undefined) {
    if (!(await verifyChallenge(c.var.dependencies, solution))) throw new Refusal('challenge_failed');
    return;
  }
  if (!(await limitsOf(c).openingsWithoutProof.take(c))) throw new Refusal('challenge_required');
}
