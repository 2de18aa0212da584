import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { createDependencies } from './dependencies.ts';
import { readEnvironment } from './environment.ts';
import { listenForMail } from './inbound/listen-for-mail.ts';

const STOP_MS = 8_000;

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const dependencies = createDependencies(environment, 'sinia-server');
  const mail = await listenForMail(dependencies, environment);
  const server = serve({
    fetch: createApp(dependencies).fetch,
    hostname: environment.host,
    port: environment.port,
    overrideGlobalObjects: false,
  });
  server.once('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  server.once('listening', () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : environment.port;
    process.stdout.write(`listening ${JSON.stringify({ port, smtpPort: mail.port })}\n`);
  });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_MS).unref();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, STOP_MS / 2).unref())]);
    await mail.close();
    await dependencies.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
