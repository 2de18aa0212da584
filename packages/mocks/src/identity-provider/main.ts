import { createAdaptorServer } from '@hono/node-server';
import { createIdentityProvider, type IdentityProviderOptions } from './identity-provider.ts';

/** The provider of the demonstration, a process of its own: it listens where its addresses say, on both loopbacks. */
const { SINIA_IDENTITY_PROVIDER: given } = process.env;
if (!given) throw new Error('SINIA_IDENTITY_PROVIDER is needed: npm start sets it');
const options = JSON.parse(given) as IdentityProviderOptions;
const { app } = createIdentityProvider(options);
const { port } = new URL(options.origin);

function listen(host: string): Promise<void> {
  const server = createAdaptorServer({ fetch: app.fetch });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(Number(port), host, resolve);
  });
}

await listen('127.0.0.1');
// Browsers may resolve `*.localhost` to either; a machine without IPv6 is fine.
await listen('::1').catch((error: { code?: string }) => {
  if (error.code !== 'EADDRNOTAVAIL' && error.code !== 'EAFNOSUPPORT') throw error;
});
// biome-ignore lint/suspicious/noConsole: the launcher waits for this line
console.log('listening {}');
