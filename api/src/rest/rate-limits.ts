import { Refusal } from '@sinia/core';
import type { Context as HonoContext } from 'hono';
import { createMiddleware } from 'hono/factory';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { actorKey } from '../auth/actor.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { callerAddress, countedAddress } from './caller-address.ts';
import { POLICIES, type Policy, type PolicyName, policiesFor } from './rate-limit-policies.ts';
import type { RestEnvironment } from './rest-environment.ts';

const TRACKED = /\/v1\/tracking\//;
const EVERYBODY = 'everybody';

/** What is left of a policy for one caller, after this request. */
export interface Allowance {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly resetSeconds: number;
}

/** One policy with its counts. They live in the memory of the one server process: a restart starts them again. */
export class Limit {
  readonly name: PolicyName;
  readonly quota: number;
  readonly windowSeconds: number;
  readonly #policy: Policy;
  readonly #trustedProxies: number;
  readonly #limiter: RateLimiterMemory;

  constructor(name: PolicyName, policy: Policy, settings: Dependencies['settings']) {
    this.name = name;
    this.quota = policy.quota * (settings.demo ? (policy.demoFactor ?? 1) : 1);
    this.windowSeconds = policy.windowSeconds;
    this.#policy = policy;
    this.#trustedProxies = settings.trustedProxies ?? 0;
    this.#limiter = new RateLimiterMemory({ points: this.quota, duration: policy.windowSeconds });
  }

  /** Counts one, and says whether it was still allowed; for refusals of the caller's own. */
  async take(c: HonoContext<RestEnvironment>): Promise<boolean> {
    return (await this.count(this.#keyOf(c))).allowed;
  }

  /** Counts one for the caller; `Refusal('rate_limited')` when there are none left. */
  async require(c: HonoContext<RestEnvironment>): Promise<void> {
    const allowance = await this.count(this.#keyOf(c));
    showAllowance(c, this, allowance);
    if (!allowance.allowed) refuse(c, allowance);
  }

  async count(key: string): Promise<Allowance> {
    try {
      return allowanceOf(await this.#limiter.consume(key), true);
    } catch (spent) {
      if (spent instanceof RateLimiterRes) return allowanceOf(spent, false);
      throw spent;
    }
  }

  /** What is left, without counting. */
  async look(key: string): Promise<Allowance> {
    const known = await this.#limiter.get(key);
    if (!known) return { allowed: true, remaining: this.quota, resetSeconds: 0 };
    return allowanceOf(known, known.remainingPoints > 0);
  }

  #keyOf(c: HonoContext<RestEnvironment>): string {
    if (this.#policy.by === 'actor') return actorKey(c.var.actor);
    if (this.#policy.by === 'address') return countedAddress(callerAddress(c, this.#trustedProxies));
    return EVERYBODY;
  }
}

export type Limits = { readonly [Name in PolicyName]: Limit };

const known = new WeakMap<Dependencies, Limits>();

export function limitsOf(c: HonoContext<RestEnvironment>): Limits {
  const { dependencies } = c.var;
  const found = known.get(dependencies) ?? createLimits(dependencies.settings);
  known.set(dependencies, found);
  return found;
}

export function createLimits(settings: Dependencies['settings']): Limits {
  const limits = Object.entries(POLICIES).map(([name, policy]) => [
    name,
    new Limit(name as PolicyName, policy, settings),
  ]);
  return Object.fromEntries(limits) as Limits;
}

/** Counts a request to `/v1` under every policy that it meets, and says in the headers what is left. */
export const rateLimits = createMiddleware<RestEnvironment>(async (c, next) => {
  const limits = limitsOf(c);
  for (const name of policiesFor(c.req.method, c.req.path, c.var.actor.kind)) await limits[name].require(c);
  const guessing = TRACKED.test(c.req.path) && ['anonymous', 'site'].includes(c.var.actor.kind);
  if (!guessing) return next();
  const before = await limits.trackingMisses.look(EVERYBODY);
  if (!before.allowed) refuse(c, before);
  await next();
  if (c.res.status === 404 || c.res.status === 400) await limits.trackingMisses.count(EVERYBODY);
});

/** RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers): one member a policy. */
function showAllowance(c: HonoContext, limit: Limit, allowance: Allowance): void {
  const { name, quota, windowSeconds } = limit;
  c.header('RateLimit-Policy', `"${name}";q=${quota};w=${windowSeconds}`, { append: true });
  c.header('RateLimit', `"${name}";r=${allowance.remaining};t=${allowance.resetSeconds}`, { append: true });
}

/** @throws Refusal `rate_limited`, always */
export function refuse(c: HonoContext, { resetSeconds }: Pick<Allowance, 'resetSeconds'>): never {
  const retryAfterSeconds = Math.max(1, resetSeconds);
  c.header('Retry-After', String(retryAfterSeconds));
  throw new Refusal('rate_limited', { retryAfterSeconds });
}

function allowanceOf(state: RateLimiterRes, allowed: boolean): Allowance {
  return {
    allowed,
    remaining: Math.max(0, state.remainingPoints),
    resetSeconds: Math.ceil(Math.max(0, state.msBeforeNext) / 1000),
  };
}
