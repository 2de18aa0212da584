import { expect, test } from 'vitest';
import { ExchangeFailure } from './exchange-control.ts';
import { type ControlRequest, createHttpExchangeControl } from './http-exchange-control.ts';

function controlOf(status: number, body = '', headers: Record<string, string> = {}) {
  const asked: ControlRequest[] = [];
  const control = createHttpExchangeControl({
    url: 'https://pbx.example/control/',
    token: 'a-token',
    send: async (request) => {
      asked.push(request);
      return { status, headers, body: new TextEncoder().encode(body) };
    },
  });
  return { asked, control };
}

const order = { orderId: 'dia_1', extension: '204', number: '+34600111222' };

test('an order to call: no number in the address', async () => {
  const { asked, control } = controlOf(202, '{"callId":"17.1"}');
  expect(await control.originate(order)).toEqual({ call: '17.1' });
  expect(asked).toMatchObject([
    { method: 'POST', url: 'https://pbx.example/control/originate', body: JSON.stringify(order) },
  ]);
  expect(asked[0]?.headers.authorization).toBe('Bearer a-token');
});

test('an id of the exchange stays one part of the address', async () => {
  const { asked, control } = controlOf(204);
  await control.pauseRecording('17/../1');
  await control.resumeRecording('17.1');
  expect(asked.map(({ url, body }) => [url, body])).toEqual([
    ['https://pbx.example/control/calls/17%2F..%2F1/recording', '{"action":"pause"}'],
    ['https://pbx.example/control/calls/17.1/recording', '{"action":"resume"}'],
  ]);
});

test.each([
  [401, 'refused'],
  [404, 'unknown'],
  [409, 'busy'],
  [422, 'malformed'],
  [429, 'unreachable'],
  [302, 'malformed'],
  [501, 'unsupported'],
  [503, 'unreachable'],
])('HTTP %i is %s', async (status, code) => {
  const failure = await controlOf(status)
    .control.originate(order)
    .catch((error) => error);
  expect(failure).toBeInstanceOf(ExchangeFailure);
  expect(failure.code).toBe(code);
});

test.each(['', '{}', '{"callId":7}', 'not json'])('an answer that cannot be read: %s', async (body) => {
  await expect(controlOf(202, body).control.originate(order)).rejects.toMatchObject({ code: 'malformed' });
});

test('a recording is sound, and nothing else', async () => {
  const wav = { 'content-type': 'audio/x-wav' };
  expect(await controlOf(200, 'RIFF', wav).control.fetchRecording('rec-1')).toMatchObject({
    mediaType: 'audio/wav',
  });
  const html = { 'content-type': 'text/html' };
  await expect(controlOf(200, '<p>', html).control.fetchRecording('r')).rejects.toMatchObject({
    code: 'malformed',
  });
  await expect(controlOf(200, '', wav).control.fetchRecording('r')).rejects.toMatchObject({
    code: 'malformed',
  });
});

test('what is not there is deleted', async () => {
  await controlOf(404).control.deleteRecording('rec-1');
  await expect(controlOf(503).control.deleteRecording('rec-1')).rejects.toMatchObject({
    code: 'unreachable',
  });
});
