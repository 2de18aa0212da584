import { type Browser, chromium } from 'playwright';
import { findChromium } from './find-chromium.ts';

/** As root Chromium has no sandbox; the rest keeps it from calling home. */
const ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium for journeys, pictures and the bench. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(() => undefined), args: ARGUMENTS });
}
