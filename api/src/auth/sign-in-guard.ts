import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import type { Dependencies } from '../use-cases/context.ts';
import { forgetGuesses, type Guess, takeGuess } from './sign-in-attempts-store.ts';
import {
  auditSignIn,
  endWeakSessions,
  noteSignIn,
  type SignInOutcome,
  signInPerson,
  userIdByEmail,
} from './sign-in-store.ts';
import { recallProviderSession } from './sso/provider-session.ts';

const PASSWORD_PATH = '/sign-in/email';
const SECOND_FACTOR_PATHS: ReadonlySet<string> = new Set([
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
]);

/** Header in which our own code hands the request's id to the hooks. */
export const REQUEST_ID_HEADER = 'x-sinia-request';

type Needs = Pick<Dependencies, 'db' | 'clock'>;
type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Counts a guess before the library judges it; the sixth in a row waits for a quarter of an hour. */
export function guardSignIn({ db, clock }: Needs) {
  return createAuthMiddleware(async (ctx) => {
    const guess = guessOf(ctx.path);
    if (!guess) return;
    const name = guess === 'password' ? String(ctx.body?.email) : await challengedUser(ctx);
    if (!name) return;
    const now = clock();
    const lockedUntil = await takeGuess(db, guess, name, now);
    if (!lockedUntil) return;
    const userId = guess === 'password' ? await userIdByEmail(db, name) : name;
    await auditSignIn(db, 'staff.sign_in_locked', userId, { id: requestId(ctx), now });
    const retryAfter = Math.max(1, Math.ceil((lockedUntil.getTime() - now.getTime()) / 1000));
    throw new APIError('TOO_MANY_REQUESTS', { code: 'LOCKED', message: 'locked', retryAfter });
  });
}

/** A right answer clears the count; a wrong one is written down. */
export function noteOutcome({ db, clock }: Needs) {
  return createAuthMiddleware(async (ctx) => {
    const guess = guessOf(ctx.path);
    if (!guess) return;
    const note = (outcome: SignInOutcome, userId: string | null) =>
      auditSignIn(db, outcome, userId, { id: requestId(ctx), now: clock() });
    if (!(ctx.context.returned instanceof APIError)) {
      const name = guess === 'password' ? String(ctx.body?.email) : ctx.context.newSession?.user.id;
      if (name) await forgetGuesses(db, guess, name);
      return;
    }
    const userId =
      guess === 'password' ? await userIdByEmail(db, String(ctx.body?.email)) : await challengedUser(ctx);
    await note('staff.sign_in_failed', userId);
  });
}

type SessionContext = HookContext | null;

/** What a session may be: never of somebody disabled, and it knows whether a second factor began it, ours or theirs. */
export function guardSessions({ db, clock }: Needs) {
  const isStrong = (session: Record<string, unknown>, ctx: SessionContext) =>
    session.secondFactor === true || SECOND_FACTOR_PATHS.has(ctx?.path ?? '');
  return {
    create: {
      before: async (session: { userId: string } & Record<string, unknown>, ctx: SessionContext) => {
        const person = await signInPerson(db, session.userId);
        if (!person || person.disabledAt) return false;
        const providerSession = session.providerSession ?? (ctx && (await recallProviderSession(ctx)));
        return { data: { ...session, providerSession, secondFactor: isStrong(session, ctx) } };
      },
      after: async (session: { userId: string } & Record<string, unknown>, ctx: SessionContext) => {
        const secondFactor = isStrong(session, ctx);
        const person = await signInPerson(db, session.userId);
        if (!person || (person.twoFactorEnabled && !secondFactor)) return;
        const now = clock();
        await noteSignIn(db, session.userId, now);
        const id = ctx?.headers?.get(REQUEST_ID_HEADER) ?? '';
        await auditSignIn(db, 'staff.signed_in', session.userId, { id, now });
        if (secondFactor) await endWeakSessions(db, session.userId);
      },
    },
  };
}

function guessOf(path: string | undefined): Guess | null {
  if (path === PASSWORD_PATH) return 'password';
  return path && SECOND_FACTOR_PATHS.has(path) ? 'second_factor' : null;
}

function requestId(ctx: HookContext): string {
  return ctx.headers?.get(REQUEST_ID_HEADER) ?? '';
}

/** Who is being asked for the second factor: by the cookie of the half-done sign-in, or the session of the enrolment. */
async function challengedUser(ctx: HookContext): Promise<string | null> {
  const session = await getSessionFromCtx(ctx);
  if (session) return session.user.id;
  const cookie = ctx.context.createAuthCookie('two_factor');
  const challenge = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  if (!challenge) return null;
  return (await ctx.context.internalAdapter.findVerificationValue(challenge))?.value ?? null;
}
