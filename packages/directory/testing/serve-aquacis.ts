import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createFakeAquacis, type FakeAquacisOptions } from './fake-aquacis.ts';
import type { FakeState } from './fake-state.ts';

export interface ServedAquacis {
  readonly state: FakeState;
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** @param port 0 for any free one; on loopback only */
export async function serveAquacis(options: FakeAquacisOptions, port = 0): Promise<ServedAquacis> {
  const { app, state } = createFakeAquacis(options);
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port, overrideGlobalObjects: false });
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const { port: taken } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  return { state, url: `http://127.0.0.1:${taken}`, close };
}
