import { vi } from 'vitest';

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
};

type Answer = {
  readonly status?: number;
  /** JSON, or a stream of events. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};
type Respond = (call: Call) => Answer | Promise<Answer>;

/** `GET /v1/x` → what to answer; the last route registered for a name wins. */
export type Routes = Record<string, Respond>;

export const origin = 'https://atencio.example';

export const problem = (status: number, code: string, more: object = {}): Answer => ({
  status,
  body: {
    type: `/docs/problems#${code}`,
    title: code,
    status,
    detail: `detail of ${code}`,
    code,
    requestId: 'req_1',
    ...more,
  },
  headers: { 'Content-Type': 'application/problem+json' },
});

/**
 * Stands for the network: `fetch` and XMLHttpRequest answer from the routes, everything asked for is in `calls`.
 * A route that is missing answers 404 as the service does; `offline` refuses every connection.
 */
export function fakeService(routes: Routes) {
  const service = { calls: [] as Call[], offline: false, routes };

  const answer = async (call: Call): Promise<Response> => {
    service.calls.push(call);
    if (service.offline) throw new TypeError('Failed to fetch');
    const respond = service.routes[`${call.method} ${call.path}`] ?? (() => problem(404, 'not_found'));
    const { status = 200, body = {}, headers } = await respond(call);
    const stream = body instanceof ReadableStream;
    return new Response(stream ? body : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': stream ? 'text/event-stream' : 'application/json', ...headers },
    });
  };

  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    const text = await request.text();
    return answer({
      method: request.method,
      path: new URL(request.url).pathname,
      headers: request.headers,
      body: text.startsWith('{') ? JSON.parse(text) : text,
    });
  });
  vi.stubGlobal('XMLHttpRequest', fakeRequest(answer));
  return service;
}

/** Enough of XMLHttpRequest for an upload: half way, whole, then the answer. */
function fakeRequest(answer: (call: Call) => Promise<Response>) {
  return class {
    upload: { onprogress?: (event: object) => void } = {};
    onload?: () => void;
    onerror?: () => void;
    onabort?: () => void;
    onloadend?: () => void;
    status = 0;
    responseText = '';
    readonly #headers = new Headers();
    #target = { method: '', path: '' };

    open(method: string, url: string | URL) {
      this.#target = { method, path: new URL(url).pathname };
    }
    setRequestHeader(name: string, value: string) {
      this.#headers.set(name, value);
    }
    getAllResponseHeaders() {
      return 'content-type: application/json\r\n';
    }
    abort() {
      this.onabort?.();
    }
    async send(body: unknown) {
      this.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 2 });
      try {
        const response = await answer({ ...this.#target, headers: this.#headers, body });
        this.status = response.status;
        this.responseText = await response.text();
        this.onload?.();
      } catch {
        this.onerror?.();
      }
      this.onloadend?.();
    }
  };
}
