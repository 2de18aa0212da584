/**
 * `fetch` over XMLHttpRequest, which alone tells how much of a body has been sent. It takes what our client sends
 * (method, headers, form, signal) and answers with an ordinary Response.
 *
 * @param onProgress share sent, from 0 to 1.
 */
export function fetchWithProgress(onProgress: (share: number) => void): typeof fetch {
  return (url, init = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const { signal } = init;
      const abort = () => request.abort();
      request.open(init.method ?? 'GET', String(url));
      new Headers(init.headers).forEach((value, name) => {
        request.setRequestHeader(name, value);
      });
      request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
      request.onload = () =>
        resolve(new Response(request.responseText, { status: request.status, headers: headersOf(request) }));
      request.onerror = () => reject(new TypeError('Failed to fetch'));
      request.onabort = () => reject(signal?.reason);
      request.onloadend = () => signal?.removeEventListener('abort', abort);
      signal?.addEventListener('abort', abort);
      request.send(init.body as XMLHttpRequestBodyInit);
      if (signal?.aborted) abort();
    });
}

function headersOf(request: XMLHttpRequest): Headers {
  const headers = new Headers();
  for (const [, name, value] of request.getAllResponseHeaders().matchAll(/^([^:\r\n]+): ?(.*?)\r?$/gm)) {
    headers.append(name as string, value as string);
  }
  return headers;
}
