/**
 * `fetch` over XMLHttpRequest, for the one thing that fetch cannot tell: how much of a body has been sent.
 * Takes what our client sends (method, plain headers, body, signal) and gives an ordinary Response.
 * @param onProgress share sent, 0 to 1
 */
export function fetchWithProgress(onProgress: (share: number) => void): typeof fetch {
  return (input, init = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const abort = () => request.abort();
      request.open(init.method ?? 'GET', input instanceof Request ? input.url : input);
      request.responseType = 'text';
      request.withCredentials = false;
      new Headers(init.headers).forEach((value, name) => void request.setRequestHeader(name, value));
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) onProgress(event.loaded / event.total);
      };
      request.onload = () => resolve(responseOf(request));
      request.onerror = () => reject(new TypeError('Failed to fetch'));
      request.onabort = () => reject(init.signal?.reason ?? new DOMException('Aborted', 'AbortError'));
      request.onloadend = () => init.signal?.removeEventListener('abort', abort);
      if (init.signal?.aborted) return abort();
      init.signal?.addEventListener('abort', abort);
      request.send((init.body ?? null) as XMLHttpRequestBodyInit | null);
    });
}

function responseOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of request
    .getAllResponseHeaders()
    .trim()
    .split(/[\r\n]+/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const empty = request.status === 204 || request.status === 304;
  return new Response(empty ? null : request.responseText, { status: request.status, headers });
}
