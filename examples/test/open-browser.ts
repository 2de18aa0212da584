import { type Browser, chromium } from 'playwright';

/** Chromium as the journeys need it: the one that was found, without calls home. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.SINIA_CHROMIUM ?? '/usr/bin/chromium';
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  return chromium.launch({
    executablePath,
    args: [...root, ...quiet, '--disable-component-update', '--disable-sync'],
  });
}
