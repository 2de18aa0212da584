import { attempt } from './attempt.ts';
import { SiniaError } from './errors.ts';
import { isTransient, retryDelay, sleep } from './retry.ts';

type Token = string | null | undefined;

export interface ClientOptions {
  /** Where the desk is served: `https://atencio.example`. */
  readonly baseUrl: string;
  /** `pk_…`, for pages: it works only from the origins that the key lists. */
  readonly publishableKey?: string | undefined;
  /** `sk_…`, for servers. Refused in a browser, where everybody could read it. */
  readonly secretKey?: string | undefined;
  /**
   * Who acts: an identity signed by the host page, a tracking or survey token, a staff bearer. A function is asked
   * before every request; where it gives nothing, the key stands alone.
   */
  readonly token?: Token | (() => Token | Promise<Token>);
  /** Language of texts for people: `ca`, `es`, `en`, or a list as in `Accept-Language`. */
  readonly locale?: string | undefined;
  /** Milliseconds for one try, body included. Default 30 000. */
  readonly timeout?: number | undefined;
  /** Further tries after a transient failure. Default 2. */
  readonly maxRetries?: number | undefined;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  readonly defaultHeaders?: Readonly<Record<string, string>> | undefined;
}

/** What one call may set for itself; the last argument of every method. */
export interface RequestOptions {
  /** Ends the call with an AbortError. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one try. */
  readonly timeout?: number | undefined;
  readonly maxRetries?: number | undefined;
  /** For POST: the same key and body give the same answer for 24 hours. Default: a new one for each call. */
  readonly idempotencyKey?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** In place of the client's token: a tracking or survey token for this call. */
  readonly token?: string | undefined;
}

export interface WithResponse<Data> {
  readonly data: Data;
  /** Status and headers (`ETag`, `RateLimit`, `X-Request-Id`); its body has been read. */
  readonly response: Response;
}

/** A promise of the data that can also give the response it came with. */
export type Pending<Data> = Promise<Data> & { withResponse(): Promise<WithResponse<Data>> };

export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

export interface Call extends RequestOptions {
  readonly query?: Query | undefined;
  /** Sent as JSON, unless it is a FormData or a Blob. */
  readonly body?: unknown;
  /** In place of the client's fetch. */
  readonly transport?: typeof fetch | undefined;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Read<Result> = (response: Response) => Promise<Result>;

/** The core under all resources: credentials, retries, time limits, errors. */
export interface Client {
  /** Sends a request and reads its JSON. */
  request<Data>(method: Method, path: string, call?: Call): Pending<Data>;
  /** Sends a request and hands over the answer as soon as its headers are there, for streams. */
  open(path: string, call?: Call): Promise<Response>;
}

const inBrowser = () => typeof document === 'object' || 'WorkerGlobalScope' in globalThis;

/**
 * Makes the core alone. With it and the classes of the resources that you use (`new Tickets(client)`), a bundler drops
 * the others; `Sinia` has them all.
 *
 * @throws SiniaError for a secret key in a browser.
 */
export function createClient(options: ClientOptions): Client {
  if (options.secretKey && inBrowser()) {
    throw new SiniaError('In a browser use a publishable key, or a token, never a secret key.');
  }
  const root = `${options.baseUrl.replace(/\/+$/, '')}/v1`;

  async function attempts<Result>(
    method: Method,
    path: string,
    call: Call,
    read: Read<Result>,
  ): Promise<Result> {
    const { body, signal, timeout = options.timeout ?? 30_000, maxRetries = options.maxRetries ?? 2 } = call;
    const key = method === 'POST' ? (call.idempotencyKey ?? newKey()) : undefined;
    const fetch = call.transport ?? options.fetch ?? ((...request) => globalThis.fetch(...request));
    const url = root + path + queryOf(call.query);
    for (let tries = 1; ; tries += 1) {
      try {
        const init = { method, headers: await headersOf(options, call, key), ...bodyOf(body) };
        return await attempt({ fetch, url, init, signal, timeout }, read);
      } catch (error) {
        const delay = tries > maxRetries || !isTransient(error) ? undefined : retryDelay(error, tries);
        if (delay === undefined) throw error;
        await sleep(delay, signal);
      }
    }
  }

  return {
    request<Data>(method: Method, path: string, call: Call = {}): Pending<Data> {
      const answer = attempts(method, path, call, async (response) => ({
        data: (await response.json()) as Data,
        response,
      }));
      const data = answer.then((both) => both.data);
      const withResponse = () => {
        data.catch(() => undefined);
        return answer;
      };
      return Object.assign(data, { withResponse });
    },
    open: (path, call = {}) => attempts('GET', path, call, async (response) => response),
  };
}

/** A token acts, and the publishable key beside it says on which page; else the key acts. */
async function headersOf(
  { token, publishableKey, secretKey, locale, defaultHeaders }: ClientOptions,
  call: Call,
  idempotencyKey: string | undefined,
): Promise<Headers> {
  const acting = call.token ?? (typeof token === 'function' ? await token() : token);
  const bearer = acting || secretKey || publishableKey;
  const headers = new Headers({ Accept: 'application/json' });
  const all = {
    Authorization: bearer && `Bearer ${bearer}`,
    'Sinia-Site': acting ? publishableKey : undefined,
    'Accept-Language': locale,
    'Idempotency-Key': idempotencyKey,
    'Content-Type': call.body === undefined || isRaw(call.body) ? undefined : 'application/json',
    ...defaultHeaders,
    ...call.headers,
  };
  for (const [name, value] of Object.entries(all)) if (value) headers.set(name, value);
  return headers;
}

/** A form names its own boundary, a blob its own type. Cookies of the host page never travel along. */
function bodyOf(body: unknown): RequestInit {
  const sent = body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) };
  return { credentials: 'omit', ...sent };
}

const isRaw = (body: unknown): body is FormData | Blob => body instanceof FormData || body instanceof Blob;

function queryOf(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `?${search}` : '';
}

/** `randomUUID` exists in secure contexts only, and an intranet may be plain http. */
function newKey(): string {
  return crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
}
