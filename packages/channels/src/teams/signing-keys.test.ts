import { expect, test } from 'vitest';
import type { ChannelNet } from '../written/written-channel.ts';
import { signingKeys } from './signing-keys.ts';

/** The place where the keys are read, which can be down; `asked` counts how often it was asked for them. */
function connector(host: string) {
  const state = { now: Date.parse('2026-11-26T10:00:00Z'), kids: ['k1'], down: false, asked: 0 };
  const base = `https://${host}`;
  const net = {
    now: () => new Date(state.now),
    endpoints: { botFramework: base },
    fetch: async (url: string) => {
      if (state.down) return new Response('', { status: 503 });
      if (url.endsWith('openidconfiguration')) return Response.json({ jwks_uri: `${base}/keys` });
      state.asked += 1;
      return Response.json({ keys: state.kids.map((kid) => ({ kid, kty: 'RSA' })) });
    },
  } as unknown as ChannelNet;
  const kids = async (kid: string) => (await signingKeys(net, kid)).map((key) => key.kid);
  return { state, kids };
}

test('an invented name asks for the keys once a minute, and takes none of the good ones away', async () => {
  const { state, kids } = connector('invented.example');
  expect(await kids('k1')).toEqual(['k1']);
  state.now += 61_000;
  state.down = true;
  expect(await kids('invented')).toEqual(['k1']);
  state.down = false;
  expect(await kids('k1')).toEqual(['k1']);
  expect(await kids('invented')).toEqual(['k1']);
  expect(state.asked).toBe(1);
});

test('new keys come with the first that is signed by one', async () => {
  const { state, kids } = connector('rolled.example');
  await kids('k1');
  state.kids = ['k2', 'k1'];
  state.now += 61_000;
  expect(await kids('k2')).toEqual(['k2', 'k1']);
});

test('where none were ever read, their absence is an error and not an empty list', async () => {
  const { state, kids } = connector('down.example');
  state.down = true;
  await expect(kids('k1')).rejects.toThrow();
  state.down = false;
  expect(await kids('k1')).toEqual(['k1']);
});
