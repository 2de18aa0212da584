import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWidgets } from './build.ts';
import { openChromium, serve } from './serve.ts';

const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

let folder: string;
let files: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinia-widgets-'));
  files = await buildWidgets(folder);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const source = (file: string) => readFileSync(join(folder, file), 'utf8');
const weigh = (file: string) => gzipSync(source(file), { level: 9 }).length;

/** A file with everything that it imports at once, and the texts of one language. */
function weighWithImports(entry: string, texts: readonly string[]): number {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, imported = ''] of source(file).matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) {
      visit(file.startsWith('chunks/') ? `chunks/${imported}` : imported);
    }
  };
  visit(entry);
  return [...seen, ...texts].reduce((sum, file) => sum + weigh(file), 0);
}

describe('bytes, gzip', () => {
  test('the loader stays within 3 kB', () => {
    expect(weigh('loader.js')).toBeLessThanOrEqual(3_000);
  });

  test.each(['ca', 'es', 'en'])(
    'the form with its client and its texts in %s stays within 25 kB',
    (locale) => {
      const texts = files
        .filter((file) => file.startsWith(`chunks/${locale}-`))
        .toSorted((a, b) => weigh(b) - weigh(a));
      expect(weighWithImports('sinia-ticket-form.js', texts.slice(0, 1))).toBeLessThanOrEqual(25_000);
    },
  );

  test.each(['ca', 'es', 'en'])(
    'what waits for a call stays within 30 kB in %s, the cards within 9',
    (locale) => {
      const texts = files
        .filter((file) => file.startsWith(`chunks/${locale}-`) && source(file).includes('popIdle'))
        .reduce((most, file) => Math.max(most, weigh(file)), 0);
      expect(weighWithImports('sinia-screen-pop.js', []) + texts).toBeLessThanOrEqual(30_000);
      const cards = files.filter((file) => file.startsWith('chunks/card-'));
      expect(cards.reduce((sum, file) => sum + weigh(file), 0)).toBeLessThanOrEqual(9_000);
    },
  );

  test.each(['ca', 'es', 'en'])(
    'the chat with all that a conversation loads and its texts in %s stays within 35 kB',
    (locale) => {
      const texts = files.filter(
        (file) => file.startsWith(`chunks/${locale}-`) && /chatTitle|formTitle/.test(source(file)),
      );
      const follow = files.filter((file) => file.startsWith('chunks/follow-chat-'));
      expect(texts.length + follow.length).toBe(3);
      expect(weighWithImports('sinia-chat.js', [...texts, ...follow])).toBeLessThanOrEqual(35_000);
    },
  );

  test('no element drags a validator or the desk along', () => {
    expect(files.filter((file) => /zod|preact|trpc/i.test(source(file)))).toEqual([]);
  });
});

describe('under a strict policy', () => {
  let browser: Browser;
  let host: Awaited<ReturnType<typeof serve>>;
  let origin: string;

  beforeAll(async () => {
    host = await serve('127.0.0.1', folder, files, (_request, response, path) => {
      if (path !== '/')
        return response.writeHead(404, { 'Content-Type': 'application/problem+json' }).end('{}');
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': strict,
      });
      return response.end(page);
    });
    origin = host.origin;
    browser = await openChromium();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    host?.close();
  });

  const fallback = '<a slot="fallback" href="tel:+34937416100">93 741 61 00</a>';
  const page = `<!doctype html><html lang="ca"><title>Host</title><main>
    <sinia-ticket-form>${fallback}</sinia-ticket-form>
    <sinia-ticket-tracker>${fallback}</sinia-ticket-tracker>
    <sinia-survey token="x">${fallback}</sinia-survey>
    <sinia-chat open>${fallback}</sinia-chat>
  </main><script type="module" src="/loader.js"></script>`;

  test('one script tag brings every element to life, without a violation, a cookie or a foreign request', async () => {
    const context = await browser.newContext();
    const tab = await context.newPage();
    const complaints: string[] = [];
    const foreign: string[] = [];
    tab.on('console', (message) => {
      if (/Content Security|TrustedHTML|Trusted Type/i.test(message.text())) complaints.push(message.text());
    });
    tab.on('pageerror', (error) => complaints.push(error.message));
    tab.on('request', (request) => {
      if (!request.url().startsWith(origin)) foreign.push(request.url());
    });
    await tab.goto(`${origin}/`);
    await tab.getByRole('heading', { name: 'Faci’ns la seva consulta' }).waitFor();
    await tab.getByRole('heading', { name: 'Com va la seva consulta?' }).waitFor();
    await tab.getByText('ja no es pot respondre').waitFor();
    await tab.getByRole('heading', { name: 'Parli amb nosaltres' }).waitFor();
    await tab.getByRole('button', { name: 'Tanca el xat' }).click();
    await tab.getByRole('button', { name: 'Continua' }).click();
    await tab.getByText('Cal revisar 3 coses').waitFor();
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  test('when the scripts do not arrive, the phone number is there', async () => {
    const tab = await browser.newPage();
    await tab.route('**/sinia-*.js', (route) => route.abort());
    await tab.goto(`${origin}/`);
    await expect(tab.getByRole('link', { name: '93 741 61 00' }).first().isVisible()).resolves.toBe(true);
    await tab.close();
  });

  test('an element that comes to the page later is found too', async () => {
    const tab = await browser.newPage();
    await tab.goto(`${origin}/`);
    await tab.evaluate(() => {
      const late = document.createElement('sinia-ticket-form');
      late.setAttribute('locale', 'es');
      document.body.append(late);
    });
    await tab.getByRole('heading', { name: 'Envíenos su consulta' }).waitFor();
    await tab.close();
  });
});
