import { Refusal } from '@sinia/core';
import { z } from 'zod';
import type { Dependencies } from '../use-cases/context.ts';
import { drawQr } from './draw-qr.ts';
import { REQUEST_ID_HEADER } from './sign-in-guard.ts';
import { ADDRESS_HEADER, createBetterAuth, SIGN_IN_PATH } from './staff-auth.ts';

/** One request to the sign-in, from one of our own pages. */
export interface SignInRequest {
  /** Below `/desk/auth`, such as `/sign-in/email`. */
  readonly path: string;
  readonly body: unknown;
  readonly cookie: string | undefined;
  readonly userAgent: string | undefined;
  readonly address: string;
  readonly requestId: string;
}

const Code = z.strictObject({ code: z.string().trim().max(64) });

/** All that the library is asked: every other path of it is missing, every other field is refused. */
const REQUESTS: Readonly<Record<string, z.ZodType<object>>> = {
  '/sign-in/email': z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(128) }),
  '/sign-out': z.strictObject({}),
  '/two-factor/enable': z.strictObject({ password: z.string().min(1).max(128).optional() }),
  '/two-factor/verify-totp': Code,
  '/two-factor/verify-backup-code': Code,
};

/** The challenge of a half-done sign-in is gone: the password must be given again. */
const START_AGAIN: ReadonlySet<string> = new Set([
  'INVALID_TWO_FACTOR_COOKIE',
  'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE',
]);

interface LibraryAnswer {
  code?: string;
  retryAfter?: number;
  token?: unknown;
  totpURI?: string;
}

/** Where and for whom somebody signs in: what the log of accesses keeps. */
export type SignInOrigin = Pick<SignInRequest, 'userAgent' | 'address' | 'requestId'>;

/** Somebody whom the provider has vouched for, and what is still asked of them. */
export interface SsoEntry {
  readonly userId: string;
  readonly step: 'in' | 'code' | 'enrol';
  readonly secondFactor: boolean;
  readonly providerSession: string | null;
}

export interface StaffSignIn {
  /** @throws Refusal with one and the same code for an unknown name, a wrong password and a disabled account. */
  handle(request: SignInRequest): Promise<Response>;
  /** The cookies of somebody who came by the provider: a session, or the challenge for their second factor. */
  enterBySso(entry: SsoEntry, origin: SignInOrigin): Promise<readonly string[]>;
  /** The id of the session that the cookie holds; null without one. */
  sessionId(cookie: string | undefined): Promise<string | null>;
}

export function createStaffAuth(dependencies: Dependencies): StaffSignIn {
  const auth = createBetterAuth(dependencies);
  const { origin } = new URL(dependencies.settings.baseUrl);

  async function handle(request: SignInRequest): Promise<Response> {
    const Body = Object.hasOwn(REQUESTS, request.path) ? REQUESTS[request.path] : undefined;
    if (!Body) throw new Refusal('route_unknown');
    const body = Body.safeParse(request.body ?? {});
    if (!body.success) throw new Refusal('invalid_body');
    const response = await auth.handler(
      new Request(`${origin}${SIGN_IN_PATH}${request.path}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Origin: origin,
          ...originHeaders(request),
          ...(request.cookie && { Cookie: request.cookie }),
        },
        body: JSON.stringify(body.data),
      }),
    );
    const { token: _token, ...answer } = (await response.json().catch(() => ({}))) as LibraryAnswer;
    if (!response.ok) throw refusalOf(response.status, answer);
    const headers = new Headers({ 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    for (const cookie of response.headers.getSetCookie()) headers.append('Set-Cookie', cookie);
    const drawn = answer.totpURI ? { ...answer, qr: drawQr(answer.totpURI) } : answer;
    return new Response(JSON.stringify(drawn), { headers });
  }

  async function enterBySso(entry: SsoEntry, from: SignInOrigin): Promise<readonly string[]> {
    const random = Buffer.from(dependencies.random(24)).toString('base64url');
    const response = await auth.api.enterBySso({
      body: { ...entry, random },
      headers: new Headers(originHeaders(from)),
      asResponse: true,
    });
    if (!response.ok) throw new Refusal('sso_not_allowed');
    return response.headers.getSetCookie();
  }

  async function sessionId(cookie: string | undefined): Promise<string | null> {
    if (!cookie) return null;
    const found = await auth.api.getSession({ headers: new Headers({ Cookie: cookie }) });
    return found?.session.id ?? null;
  }

  return { handle, enterBySso, sessionId };
}

/** What our own code tells the library of a request; callers cannot set these. */
function originHeaders({ address, requestId, userAgent }: SignInOrigin): Record<string, string> {
  return {
    [ADDRESS_HEADER]: address,
    [REQUEST_ID_HEADER]: requestId,
    ...(userAgent && { 'User-Agent': userAgent }),
  };
}

function refusalOf(status: number, { code = '', retryAfter }: LibraryAnswer): Error {
  if (status >= 500) return new Error(`the sign-in failed with ${status} ${code}`);
  if (status === 429) return new Refusal('rate_limited', { retryAfterSeconds: retryAfter ?? 15 * 60 });
  if (code === 'UNAUTHORIZED') return new Refusal('credential_missing');
  if (code === 'TOTP_ALREADY_ENABLED') return new Refusal('permission_denied');
  return new Refusal(START_AGAIN.has(code) ? 'credential_expired' : 'credential_invalid');
}

const known = new WeakMap<Dependencies, StaffSignIn>();

export function staffSignInOf(dependencies: Dependencies): StaffSignIn {
  const found = known.get(dependencies) ?? createStaffAuth(dependencies);
  known.set(dependencies, found);
  return found;
}
