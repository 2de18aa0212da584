import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient } from './client.ts';
import { AbortError, ConnectionError, PayloadTooLargeError } from './errors.ts';
import { Attachments } from './resources/attachments.ts';

/** The part of XMLHttpRequest that is used, played by hand. */
class FakeRequest {
  static last: FakeRequest;
  readonly sent: Record<string, string> = {};
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  status = 0;
  responseText = '';
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  onloadend?: () => void;

  constructor() {
    FakeRequest.last = this;
  }
  open(): void {}
  send(): void {}
  setRequestHeader(name: string, value: string): void {
    this.sent[name] = value;
  }
  getAllResponseHeaders(): string {
    return 'content-type: application/json\r\nx-request-id: req_9\r\n';
  }
  abort(): void {
    this.onabort?.();
    this.onloadend?.();
  }
  answer(status: number, body: unknown): void {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload?.();
    this.onloadend?.();
  }
}

beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function upload(options: { signal?: AbortSignal; onProgress?: (share: number) => void } = {}) {
  const client = createClient({ baseUrl: 'https://desk.example', publishableKey: 'pk_1', maxRetries: 0 });
  const answer = new Attachments(client).upload(new Blob(['a']), { onProgress: () => undefined, ...options });
  answer.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 5));
  return { answer, request: FakeRequest.last };
}

test('progress, headers and the answer', async () => {
  const shares: number[] = [];
  const { answer, request } = await upload({ onProgress: (share) => shares.push(share) });
  request.upload.onprogress?.({ loaded: 5, total: 20 });
  request.answer(201, { id: 'att_1' });
  expect(await answer).toEqual({ id: 'att_1' });
  expect(shares).toEqual([0.25]);
  expect(request.sent).toMatchObject({ authorization: 'Bearer pk_1' });
  expect(request.sent).not.toHaveProperty('content-type');
});

test('a refusal', async () => {
  const { answer, request } = await upload();
  request.answer(413, { code: 'attachment_too_large' });
  await expect(answer).rejects.toBeInstanceOf(PayloadTooLargeError);
});

test('no connection', async () => {
  const { answer, request } = await upload();
  request.onerror?.();
  await expect(answer).rejects.toBeInstanceOf(ConnectionError);
});

test('given up', async () => {
  const controller = new AbortController();
  const { answer } = await upload({ signal: controller.signal });
  controller.abort();
  await expect(answer).rejects.toBeInstanceOf(AbortError);
});
