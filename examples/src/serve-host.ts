import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/**
 * Serves on both loopback addresses: browsers may resolve `*.localhost` to either. A machine without IPv6 is fine.
 */
export async function serveHost(application: Hono, port: number): Promise<void> {
  await listen(application, port, '127.0.0.1');
  await listen(application, port, '::1').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRNOTAVAIL' && error.code !== 'EAFNOSUPPORT') throw error;
  });
}

async function listen(application: Hono, port: number, hostname: string): Promise<void> {
  const server = createAdaptorServer({ fetch: application.fetch }) as Server;
  server.listen(port, hostname);
  await once(server, 'listening');
}
