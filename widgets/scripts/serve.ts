import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';

export type Handler = (request: IncomingMessage, response: ServerResponse, path: string) => void;

/** A small server for one test file: built elements by name, the rest by the handler. */
export async function serve(host: string, folder: string, files: readonly string[], handler: Handler) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (files.includes(path.slice(1))) {
      response.setHeader('Content-Type', 'text/javascript');
      return response.end(readFileSync(join(folder, path.slice(1))));
    }
    return handler(request, response, path);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  return { origin, close: () => server.close() };
}

/** The Chromium of the machine; as root it has no sandbox. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.SINIA_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
