import type { Actor } from '../auth/actor.ts';

/** Whom a policy counts: the caller's address, the caller, everybody together, or a name given by the code that asks. */
export type CountedBy = 'address' | 'actor' | 'everybody' | 'given';

export interface Policy {
  readonly quota: number;
  readonly windowSeconds: number;
  readonly by: CountedBy;
  /** How much more a demo allows, whose visitors and tests all come from one address. */
  readonly demoFactor?: number;
}

const MINUTE = 60;
const TEN_MINUTES = 600;
const DAY = 86_400;

/** How often who may do what. */
export const POLICIES = {
  openings: { quota: 10, windowSeconds: TEN_MINUTES, by: 'address', demoFactor: 20 },
  openingsWithoutProof: { quota: 5, windowSeconds: TEN_MINUTES, by: 'address', demoFactor: 20 },
  customerOpenings: { quota: 20, windowSeconds: TEN_MINUTES, by: 'actor', demoFactor: 10 },
  uploads: { quota: 60, windowSeconds: TEN_MINUTES, by: 'address', demoFactor: 10 },
  replies: { quota: 30, windowSeconds: TEN_MINUTES, by: 'actor', demoFactor: 10 },
  tracking: { quota: 30, windowSeconds: MINUTE, by: 'address', demoFactor: 10 },
  trackingMisses: { quota: 600, windowSeconds: MINUTE, by: 'everybody' },
  accessRequests: { quota: 10, windowSeconds: TEN_MINUTES, by: 'address', demoFactor: 10 },
  chatTyping: { quota: 400, windowSeconds: TEN_MINUTES, by: 'actor' },
  chatMails: { quota: 6, windowSeconds: TEN_MINUTES, by: 'actor' },
  accessLinks: { quota: 3, windowSeconds: DAY, by: 'given' },
  signIn: { quota: 30, windowSeconds: TEN_MINUTES, by: 'address', demoFactor: 10 },
  secretKey: { quota: 120_000, windowSeconds: MINUTE, by: 'actor' },
  callerLookups: { quota: 30, windowSeconds: MINUTE, by: 'actor' },
  staff: { quota: 3_000, windowSeconds: MINUTE, by: 'actor' },
  visitors: { quota: 600, windowSeconds: MINUTE, by: 'address', demoFactor: 10 },
} as const satisfies Record<string, Policy>;
export type PolicyName = keyof typeof POLICIES;

interface Rule {
  readonly policy: PolicyName;
  readonly callers: readonly Actor['kind'][];
  readonly method?: string;
  readonly path?: RegExp;
}

const VISITORS = ['anonymous', 'site', 'customer', 'link', 'survey_link'] as const;

/** Which policies a request to `/v1` meets; all that match count. */
export const RULES: readonly Rule[] = [
  { policy: 'secretKey', callers: ['integration'] },
  { policy: 'staff', callers: ['staff'] },
  { policy: 'callerLookups', callers: ['staff'], method: 'POST', path: /\/v1\/calls\/lookup$/ },
  { policy: 'visitors', callers: VISITORS },
  { policy: 'openings', callers: ['anonymous', 'site'], method: 'POST', path: /\/v1\/(?:tickets|chat)$/ },
  { policy: 'customerOpenings', callers: ['customer'], method: 'POST', path: /\/v1\/(?:tickets|chat)$/ },
  { policy: 'uploads', callers: VISITORS, method: 'POST', path: /\/v1\/attachments$/ },
  { policy: 'replies', callers: ['customer', 'link'], method: 'POST', path: /\/messages$/ },
  { policy: 'chatTyping', callers: ['customer', 'link'], method: 'POST', path: /\/chat\/typing$/ },
  {
    policy: 'chatMails',
    callers: ['customer', 'link'],
    method: 'POST',
    path: /\/chat\/(?:mail|transcript)$/,
  },
  { policy: 'tracking', callers: ['anonymous', 'site'], method: 'GET', path: /\/v1\/tracking\/[^/]+$/ },
  { policy: 'accessRequests', callers: VISITORS, method: 'POST', path: /\/v1\/tracking\/[^/]+\/access$/ },
];

export function policiesFor(method: string, path: string, caller: Actor['kind']): PolicyName[] {
  return RULES.filter(
    (rule) =>
      rule.callers.includes(caller) &&
      (rule.method === undefined || rule.method === method) &&
      (rule.path === undefined || rule.path.test(path)),
  ).map((rule) => rule.policy);
}
