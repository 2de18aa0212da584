import { z } from 'zod';
import { retryAfterOf } from '../written/call-provider.ts';
import { type GraphAccount, type GraphMailFailure, type GraphNet, GraphRefused } from './graph-account.ts';
import { createTokenSource } from './graph-token.ts';

const TIMEOUT_MS = 60_000;

/** Ids that stay when a message is moved. The header must stand on every request, also on that of a subscription. */
const IMMUTABLE = 'IdType="ImmutableId"';

const Failure = z.looseObject({
  error: z.looseObject({ code: z.string(), message: z.string().default('') }),
});

export type GraphRequest = {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Beside that for immutable ids. */
  prefer?: string;
  json?: unknown;
  /** A mail, sent as base64 text. */
  mime?: Uint8Array;
};

/** Microsoft Graph on behalf of one application. Every failure is a GraphRefused. */
export type GraphClient = {
  /** @param path from `/v1.0` on, or an address that Graph gave: never one of another origin */
  json: (path: string, request?: GraphRequest) => Promise<unknown>;
  /** What is there as bytes, cut one above the limit. */
  bytes: (path: string, maxBytes: number) => Promise<Uint8Array>;
};

export function createGraphClient(account: GraphAccount, net: GraphNet): GraphClient {
  const tokens = createTokenSource(account, net);
  const attempt = async (url: string, request: GraphRequest): Promise<Response> => {
    const token = await tokens.get();
    const response = await fetchIt(url, token, request, net);
    if (response.status === 401) tokens.drop(token);
    return response;
  };
  const ask = async (path: string, request: GraphRequest): Promise<Response> => {
    const url = addressOf(path, net);
    let response = await attempt(url, request);
    if (response.status === 401) {
      // It ran out on the way, or was revoked: once with a new one.
      await response.body?.cancel();
      response = await attempt(url, request);
    }
    if (!response.ok) throw await refusalOf(response, request, net);
    return response;
  };
  return {
    async json(path, request = {}) {
      const response = await ask(path, request);
      const text = await response.text().catch((error: Error) => Promise.reject(lost(error, request)));
      return text === '' ? null : (JSON.parse(text) as unknown);
    },
    async bytes(path, maxBytes) {
      const response = await ask(path, {});
      return readUpTo(response, maxBytes + 1).catch((error: Error) => Promise.reject(lost(error, {})));
    },
  };
}

/** The token goes nowhere but to Graph, whatever address stands in an answer. */
function addressOf(path: string, { endpoints: { microsoftGraph } }: GraphNet): string {
  const url = new URL(path.startsWith('/') ? `${microsoftGraph}/v1.0${path}` : path);
  if (url.origin === new URL(microsoftGraph).origin) return url.href;
  throw new GraphRefused({ failure: 'unexpected', status: 0, code: 'foreign_address' });
}

async function fetchIt(url: string, token: string, request: GraphRequest, net: GraphNet): Promise<Response> {
  const { method = 'GET', prefer, json, mime } = request;
  const type = mime ? 'text/plain' : 'application/json';
  const body = mime ? Buffer.from(mime).toString('base64') : json === undefined ? null : JSON.stringify(json);
  try {
    return await net.fetch(url, {
      ...{ method, body, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) },
      headers: {
        authorization: `Bearer ${token}`,
        prefer: prefer ? `${IMMUTABLE}, ${prefer}` : IMMUTABLE,
        ...(body === null ? {} : { 'content-type': type }),
      },
    });
  } catch (error) {
    throw lost(error as Error, request);
  }
}

/** Nothing answered: what only reads has changed nothing, anything else may have been carried out. */
function lost(error: Error, { method = 'GET' }: GraphRequest): GraphRefused {
  const code = (error.cause as { code?: string } | undefined)?.code ?? error.name;
  const never = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(code);
  return new GraphRefused({
    ...{ failure: 'unreachable', status: 0, code, uncertain: method !== 'GET' && !never },
  });
}

async function refusalOf(response: Response, { method = 'GET' }: GraphRequest, net: GraphNet) {
  const { status, headers } = response;
  const body = Failure.safeParse(await response.json().catch(() => null));
  const code = body.data?.error.code ?? '';
  const retryAfterMs = retryAfterOf(headers, net.now());
  // 503 with Retry-After is throttling: nothing was begun. Any other 5xx says nothing of what became of it.
  const uncertain = method !== 'GET' && status >= 500 && retryAfterMs === undefined;
  const facts = { failure: failureOf(status, code), status, code, retryAfterMs, uncertain };
  return new GraphRefused(facts, body.data?.error.message);
}

const ADDRESS_UNKNOWN =
  /^(?:ErrorInvalidUser|Request_ResourceNotFound|MailboxNotEnabledForRESTAPI|MailboxNotSupportedForRESTAPI)$/;

function failureOf(status: number, code: string): GraphMailFailure {
  if (ADDRESS_UNKNOWN.test(code)) return 'address_unknown';
  // It asked at our address for its word, in vain.
  if (code === 'ValidationError') return 'door_unreachable';
  if (status === 401 || status === 403) return 'not_permitted';
  if (status === 429) return 'throttled';
  return status >= 500 ? 'unreachable' : 'unexpected';
}

async function readUpTo(response: Response, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    size += piece.byteLength;
    if (size >= most) break;
  }
  return Buffer.concat(pieces).subarray(0, most);
}
