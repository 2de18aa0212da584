import type { StaffRole } from '@sinia/core';

/** What is still asked of somebody whom the provider has vouched for. */
export type SsoStep =
  | { readonly step: 'in' | 'code' | 'enrol'; readonly waitingFor: StaffRole | null }
  | { readonly step: 'link'; readonly email: string }
  | { readonly step: 'refused'; readonly code: string };

type Refused = Extract<SsoStep, { step: 'refused' }>;

/** Nobody answered: a code of ours, so that it has words. */
const AWAY: Refused = { step: 'refused', code: 'unavailable' };

/** The doors of the company sign-in, below `/desk/sso`: our own pages only. */
export class SsoDoors {
  readonly #base = '/desk/sso';
  readonly #fetch: typeof fetch;

  constructor(fetcher: typeof fetch = (...call) => fetch(...call)) {
    this.#fetch = fetcher;
  }

  /** How the provider is called; null where there is none, or that cannot be known now. */
  async provider(): Promise<string | null> {
    try {
      const answer = await this.#fetch(`${this.#base}/provider`);
      if (!answer.ok) return null;
      const { provider } = (await answer.json()) as { provider: { name: string } | null };
      return provider?.name ?? null;
    } catch {
      return null;
    }
  }

  /** Where to send the browser. */
  start(): Promise<{ readonly step: 'go'; readonly url: string } | Refused> {
    return this.#post('/start', {}, async (answer) => {
      const { url } = (await answer.json()) as { url: string };
      return { step: 'go' as const, url };
    });
  }

  /** Hands on what the provider sent the browser back with. */
  finish(answer: { readonly code: string; readonly state: string }): Promise<SsoStep> {
    return this.#post('/finish', answer, async (done) => (await done.json()) as SsoStep);
  }

  /** Links the account that was just signed in to. @returns why not; null when it is done */
  async link(): Promise<Refused | null> {
    const answer = await this.#post('/link', {}, async () => null);
    return answer;
  }

  async #post<Answer>(
    path: string,
    body: unknown,
    read: (answer: Response) => Promise<Answer>,
  ): Promise<Answer | Refused> {
    try {
      const answer = await this.#fetch(`${this.#base}${path}`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (answer.ok) return await read(answer);
      const { code = 'unavailable' } = (await answer.json().catch(() => ({}))) as { code?: string };
      return { step: 'refused', code };
    } catch {
      return AWAY;
    }
  }
}
