import { z } from 'zod';
import { retryAfterOf } from '../written/call-provider.ts';
import { type GraphAccount, type GraphMailFailure, type GraphNet, GraphRefused } from './graph-account.ts';

/** A token is not used in its last minutes: it must outlive the request that it goes with. */
const SPARE_MS = 5 * 60_000;
const TIMEOUT_MS = 15_000;

const Granted = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive() });
const Denied = z.looseObject({ error: z.string(), error_description: z.string().default('') });

/** Codes of the Microsoft identity platform ("Microsoft Entra authentication error codes"). */
const FAILURES: Readonly<Record<string, GraphMailFailure>> = {
  AADSTS90002: 'tenant_unknown',
  AADSTS900023: 'tenant_unknown',
  AADSTS700016: 'app_unknown',
  AADSTS7000215: 'secret_wrong',
  AADSTS7000222: 'secret_expired',
  AADSTS7000112: 'not_permitted',
};

export type TokenSource = {
  /** @throws GraphRefused */
  get: () => Promise<string>;
  /** This one was refused: the next is a new one. */
  drop: (token: string) => void;
};

/**
 * Tokens by client credentials: one is kept until shortly before its end, and whoever asks while one is being fetched
 * waits for the same.
 */
export function createTokenSource(account: GraphAccount, net: GraphNet): TokenSource {
  let kept: { token: string; until: number } | null = null;
  let underWay: Promise<string> | null = null;
  const renew = async () => {
    const { access_token: token, expires_in: seconds } = await askForToken(account, net);
    const lasts = seconds * 1_000;
    kept = { token, until: net.now().getTime() + lasts - Math.min(SPARE_MS, lasts / 2) };
    return token;
  };
  return {
    async get() {
      if (kept && kept.until > net.now().getTime()) return kept.token;
      underWay ??= renew().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    drop(token) {
      if (kept?.token === token) kept = null;
    },
  };
}

async function askForToken({ tenant, clientId, clientSecret }: GraphAccount, net: GraphNet) {
  const { microsoftLogin, microsoftGraph } = net.endpoints;
  const response = await net
    .fetch(`${microsoftLogin}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: `${microsoftGraph}/.default`,
      }),
    })
    .catch((error: Error) => {
      throw new GraphRefused({ failure: 'unreachable', status: 0, code: 'no_answer' }, error.name);
    });
  const body: unknown = await response.json().catch(() => null);
  const granted = Granted.safeParse(body);
  if (response.ok && granted.success) return granted.data;
  const denied = Denied.safeParse(body);
  const code = denied.data?.error_description.match(/AADSTS\d+/)?.[0] ?? denied.data?.error ?? '';
  throw new GraphRefused({
    failure: FAILURES[code] ?? failureOfStatus(response.status),
    ...{ status: response.status, code, retryAfterMs: retryAfterOf(response.headers, net.now()) },
  });
}

const failureOfStatus = (status: number): GraphMailFailure => {
  if (status === 429) return 'throttled';
  return status >= 500 ? 'unreachable' : 'unexpected';
};
