import { afterEach, expect, test, vi } from 'vitest';
import { Bridge, readAsked, readOrigins } from './bridge.ts';

const to = 'sinia-screen-pop';

test.each([
  [{ to, type: 'ping' }, { type: 'ping' }],
  [
    { to, type: 'dial', number: '+34 600 111 222' },
    { type: 'dial', number: '+34 600 111 222' },
  ],
  [
    { to, type: 'focus-call', call: 'cal_1' },
    { type: 'focus-call', call: 'cal_1' },
  ],
  [{ to: 'another', type: 'ping' }, null],
  [{ to, type: 'dial', number: 'javascript:alert(1)' }, null],
  [{ to, type: 'dial' }, null],
  [{ to, type: 'hang-up' }, null],
  ['ping', null],
  [null, null],
])('%j is read as %j', (data, asked) => {
  expect(readAsked(data)).toEqual(asked);
});

test('only whole origins are listed', () => {
  expect([...readOrigins('https://a.example, http://b.example:81 * https://c.example/path null')]).toEqual([
    'https://a.example',
    'http://b.example:81',
  ]);
});

let bridge: Bridge | undefined;
afterEach(() => bridge?.close());

test('another tab of a listed origin is heard and told; an origin that is not listed is neither', async () => {
  const heard = vi.fn();
  const outside = new BroadcastChannel(to);
  const told = vi.fn();
  outside.onmessage = ({ data }) => told(data);
  bridge = new Bridge(new Set(['https://other.example']), heard);
  outside.postMessage({ to, type: 'ping' });
  bridge.tell({ type: 'ready', active: true });
  bridge.close();
  bridge = new Bridge(new Set([location.origin]), heard);
  outside.postMessage({ to, type: 'focus-call', call: 'cal_1' });
  bridge.tell({ type: 'pong', active: true });
  await expect.poll(() => told.mock.calls).toEqual([[{ from: to, type: 'pong', active: true }]]);
  await expect.poll(() => heard.mock.calls).toEqual([[{ type: 'focus-call', call: 'cal_1' }]]);
  outside.close();
});

test('a window that does not frame us is not listened to', async () => {
  const heard = vi.fn();
  bridge = new Bridge(new Set([location.origin, window.parent === window ? '' : location.origin]), heard);
  const done = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
  window.postMessage({ to, type: 'ping' }, location.origin);
  await done;
  expect(heard).not.toHaveBeenCalled();
});
