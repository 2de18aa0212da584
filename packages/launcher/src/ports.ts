import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.ts';

/**
 * Settles every port before anything starts: 0 becomes a free one, a fixed one must be free. All are held at once,
 * so none is given out twice.
 *
 * @param patience ms to wait for a port that the processes of a killed run are about to let go
 */
export async function settlePorts<Name extends string>(
  wanted: Record<Name, number>,
  patience: number,
): Promise<Record<Name, number>> {
  const held: Server[] = [];
  const settled = { ...wanted };
  try {
    for (const name of Object.keys(wanted) as Name[]) {
      const server = await hold(wanted[name], patience);
      held.push(server);
      settled[name] = (server.address() as { port: number }).port;
    }
  } finally {
    await Promise.all(held.map((server) => new Promise((done) => server.close(done))));
  }
  return settled;
}

async function hold(port: number, patience: number): Promise<Server> {
  for (let waited = 0; ; waited += 100) {
    try {
      return await listen(port);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && waited < patience) {
        await sleep(100);
        continue;
      }
      const reason = code === 'EACCES' ? 'may not be opened by this user' : 'is in use by another program';
      throw new Failure(`port ${port} ${reason}: free it, or start with PORT=0 to get free ports`, { cause });
    }
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}
