import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import { type Demo, enterDesk, personOf } from '../../packages/launcher/src/index.ts';
import { toPalette } from './palette-png.ts';

export type Language = 'ca' | 'es';
export type Scheme = 'light' | 'dark';
export type State = Awaited<ReturnType<BrowserContext['storageState']>>;

export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 360, height: 740 };

const PATIENCE_MS = 90_000;
const FOLDER = fileURLToPath(new URL('./', import.meta.url));

interface Look {
  readonly language: Language;
  readonly scheme?: Scheme;
  readonly size?: { readonly width: number; readonly height: number };
  readonly state?: State;
}

/** A page as one person would have it: language, light or dark, size, signed in or not. */
export async function openPage(browser: Browser, look: Look): Promise<Page> {
  const { language, scheme = 'light', size = WIDE, state } = look;
  const context = await browser.newContext({
    viewport: size,
    colorScheme: scheme,
    locale: `${language}-ES`,
    timezoneId: 'Europe/Madrid',
    reducedMotion: 'reduce',
    ...(state && { storageState: state }),
  });
  const preferences = JSON.stringify({ locale: language, scheme, density: 'comfortable', singleKeys: true });
  await context.addInitScript(
    `localStorage.setItem('sinia.desk.preferences', ${JSON.stringify(preferences)})`,
  );
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

/** Writes `<name>.png`; of a part of the page with a little air around it. */
export async function take(page: Page, name: string, part?: Locator, air = 12): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);
  // What has just been said in passing would lie over the picture.
  await page.locator('.s-toast').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(250);
  const box = await part?.boundingBox();
  const { width, height } = page.viewportSize() ?? WIDE;
  const clip = box && {
    x: Math.max(0, box.x - air),
    y: Math.max(0, box.y - air),
    width: Math.min(width, box.x + box.width + air) - Math.max(0, box.x - air),
    height: Math.min(height, box.y + box.height + air) - Math.max(0, box.y - air),
  };
  const png = await page.screenshot({ caret: 'hide', ...(clip && { clip }) });
  const small = toPalette(png);
  writeFileSync(`${FOLDER}${name}.png`, small);
  process.stdout.write(`${name}.png ${Math.round(small.length / 1024)} kB\n`);
}

/** Signs a person in by password and authenticator. @returns the session, for other pages. */
export async function signIn(page: Page, demo: Demo, role: Demo['staff'][number]['role']): Promise<State> {
  await page.goto(demo.consoleUrl);
  await enterDesk(page, personOf(demo.staff, role));
  await page.locator('.row').first().waitFor();
  return page.context().storageState();
}
