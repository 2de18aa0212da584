import { newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Dependencies } from '../use-cases/context.ts';
import { deriveKey } from './derive-key.ts';
import { guardSessions, guardSignIn, noteOutcome } from './sign-in-guard.ts';
import { type EntryBody, ssoEntry } from './sso/enter-by-sso.ts';

export const SIGN_IN_PATH = '/desk/auth';

/** From the first sign-in of the day to the last answer; never prolonged. */
export const SESSION_SECONDS = 12 * 60 * 60;

const LOCK_SECONDS = 15 * 60;

/** Header in which our own code hands the address of the caller to the library; callers cannot set it. */
export const ADDRESS_HEADER = 'x-sinia-address';

/** What we use of the library. */
export interface BetterAuth {
  handler(request: Request): Promise<Response>;
  readonly api: {
    getSession(input: { headers: Headers }): Promise<{ session: { id: string } } | null>;
    enterBySso(input: { body: EntryBody; headers: Headers; asResponse: true }): Promise<Response>;
  };
}

/** The secret that the library works under: with it cookies are signed and second factors encrypted. */
export function libraryKey(secret: string): string {
  return Buffer.from(deriveKey(secret, 'better-auth')).toString('hex');
}

/**
 * The library behind the sign-in of the staff: password, second factor, session cookie. Reached through
 * `staff-sign-in.ts` only, which lets through the few requests that we use.
 */
export function createBetterAuth(dependencies: Dependencies): BetterAuth {
  const { db, clock, random, secret, settings } = dependencies;
  const secure = settings.baseUrl.startsWith('https:');
  return betterAuth({
    appName: 'Sínia',
    baseURL: settings.baseUrl,
    basePath: SIGN_IN_PATH,
    secret: libraryKey(secret),
    database: drizzleAdapter(db, { provider: 'pg', usePlural: true, schema }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      additionalFields: {
        secondFactor: { type: 'boolean', input: false, defaultValue: false },
        providerSession: { type: 'string', input: false, required: false },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Sínia',
        // Whoever comes by the provider has no password to enrol with.
        allowPasswordless: true,
        accountLockout: { maxFailedAttempts: 5, durationSeconds: LOCK_SECONDS },
      }),
      ssoEntry(),
    ],
    hooks: { before: guardSignIn(dependencies), after: noteOutcome(dependencies) },
    databaseHooks: { session: guardSessions(dependencies) },
    advanced: {
      cookiePrefix: secure ? '__Host-sinia' : 'sinia',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', secure, path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: {
        generateId: ({ model }) => {
          if (model === 'user') return newId('agt', clock().getTime(), random(16));
          return Buffer.from(random(24)).toString('base64url');
        },
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
