import type { Granted } from './session.ts';

export type SignInStep =
  | { readonly step: 'in' }
  | { readonly step: 'code' }
  | {
      readonly step: 'refused';
      readonly why: 'wrong' | 'wrongCode' | 'wrongRecovery' | 'tooMany' | 'codeExpired' | 'unreachable';
    };

/** A new secret for the authenticator app, and the codes for the day when the phone is lost. */
export interface Enrolment {
  readonly uri: string;
  /** For the camera: the side in squares, and the dark ones as one SVG path. */
  readonly qr: { readonly size: number; readonly path: string };
  readonly backupCodes: readonly string[];
}

export const SHORTEST_PASSWORD = 12;

/** `spent`: used, replaced by a newer one, or never made. */
export type Acceptance = 'accepted' | 'spent' | 'late' | 'unreachable';

/** What an embedding page asks for: its origin, and the challenge (S256) that ties the code to it. */
export interface PanelRequest {
  readonly origin: string;
  readonly challenge: string;
}

/** The doors of staff sign-in: a cookie session that lives at /desk only, and the bearer made from it. */
export class StaffSignIn {
  readonly #base: string;
  readonly #fetch: typeof fetch;

  constructor(apiUrl: string, fetcher: typeof fetch = (...call) => fetch(...call)) {
    this.#base = `${apiUrl}/desk`;
    this.#fetch = fetcher;
  }

  /** The bearer of whoever has a session; null without one. */
  async token(): Promise<Granted | null> {
    const answer = await this.#post('/token');
    if (answer.status === 401 || answer.status === 403) return null;
    if (!answer.ok) throw new Error(`token ${answer.status}`);
    return (await answer.json()) as Granted;
  }

  async password(email: string, password: string): Promise<SignInStep> {
    const answer = await this.#try('/auth/sign-in/email', { email, password });
    if (!answer) return { step: 'refused', why: 'unreachable' };
    if (answer.ok) {
      const body = (await answer.json()) as { twoFactorRedirect?: boolean };
      return body.twoFactorRedirect ? { step: 'code' } : { step: 'in' };
    }
    return { step: 'refused', why: whyRefused(answer.status, 'wrong') };
  }

  code(code: string): Promise<SignInStep> {
    return this.#secondStep('/auth/two-factor/verify-totp', code, 'wrongCode');
  }

  /** One of the codes that were kept for the day when the phone is lost. */
  recoveryCode(code: string): Promise<SignInStep> {
    return this.#secondStep('/auth/two-factor/verify-backup-code', code, 'wrongRecovery');
  }

  async #secondStep(path: string, code: string, wrong: 'wrongCode' | 'wrongRecovery'): Promise<SignInStep> {
    const answer = await this.#try(path, { code });
    if (!answer) return { step: 'refused', why: 'unreachable' };
    if (answer.ok) return { step: 'in' };
    const body = (await answer.json().catch(() => ({}))) as { code?: string };
    const expired = body.code === 'credential_expired';
    return { step: 'refused', why: expired ? 'codeExpired' : whyRefused(answer.status, wrong) };
  }

  /** For staff who have no second factor yet; whoever came by the provider of the company has no password to give. */
  async enrol(password?: string): Promise<Enrolment | null> {
    const answer = await this.#try('/auth/two-factor/enable', { ...(password && { password }) });
    if (!answer?.ok) return null;
    const body = (await answer.json()) as { totpURI: string; qr: Enrolment['qr']; backupCodes: string[] };
    return { uri: body.totpURI, qr: body.qr, backupCodes: body.backupCodes };
  }

  /** Chooses a password with the link of an invitation, which is spent by it. */
  async acceptInvitation(token: string, password: string): Promise<Acceptance> {
    const answer = await this.#try('/invitation', { token, password });
    if (!answer || answer.status >= 500) return 'unreachable';
    if (answer.ok) return 'accepted';
    const body = (await answer.json().catch(() => ({}))) as { code?: string };
    return body.code === 'credential_expired' ? 'late' : 'spent';
  }

  /** A code for the page that opened this window; null where that page may not embed the desk. */
  async panelCode(request: PanelRequest): Promise<string | null> {
    const answer = await this.#try('/connect', request);
    return answer?.ok ? ((await answer.json()) as { code: string }).code : null;
  }

  async signOut(): Promise<void> {
    await this.#try('/auth/sign-out', {});
  }

  async #try(path: string, body: unknown): Promise<Response | null> {
    try {
      return await this.#post(path, body);
    } catch {
      return null;
    }
  }

  #post(path: string, body: unknown = {}): Promise<Response> {
    return this.#fetch(`${this.#base}${path}`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}

function whyRefused<Wrong extends 'wrong' | 'wrongCode' | 'wrongRecovery'>(status: number, wrong: Wrong) {
  if (status === 429 || status === 423) return 'tooMany';
  return status >= 500 ? 'unreachable' : wrong;
}
