import { enterDesk, openBrowser, personOf } from '@sinia/launcher';
import type { Page } from 'playwright';
import { percentile } from './figures.ts';
import type { Installation } from './installation.ts';

const MOVES = 40;
const CHANGES = 15;
const PAUSE_MS = 60;
const PATIENCE_MS = 5_000;

/** What an agent waits for, in milliseconds: the 95th of a hundred. */
export interface DeskTimes {
  /** From a key (j) to the picture with the next row chosen. */
  readonly key: number;
  /** From a key (m: assign to me) to the picture in which it is done. */
  readonly action: number;
}

/** Works the desk by keyboard in a real browser, over the tickets that are there. */
export async function measureDesk({ baseUrl, staff }: Installation): Promise<DeskTimes> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ca-ES' });
    await page.goto(`${baseUrl}/desk`);
    await enterDesk(page, personOf(staff, 'agent'));
    await page.locator('.row').nth(20).waitFor();
    await page.evaluate(WATCH_KEYS);
    await page.locator('.row').first().click();
    await page.locator('.composer').waitFor();
    const key = await timesOf(page, 'j', MOVES);
    await page.getByRole('button', { name: /Sense assignar/ }).click();
    const action: number[] = [];
    for (let turn = 0; turn < CHANGES; turn += 1) {
      await page
        .locator('.row')
        .nth(turn + 1)
        .click();
      await page.locator('.composer').waitFor();
      await page.waitForTimeout(400);
      action.push(...(await timesOf(page, 'm', 1)));
    }
    return { key: percentile(key, 0.95), action: percentile(action, 0.95) };
  } finally {
    await browser.close();
  }
}

async function timesOf(page: Page, key: string, times: number): Promise<number[]> {
  await page.evaluate('window.siniaTimes = []');
  for (let turn = 0; turn < times; turn += 1) {
    await page.keyboard.press(key);
    await answered(page, turn + 1);
    await page.waitForTimeout(PAUSE_MS);
  }
  return page.evaluate('window.siniaTimes');
}

/** Until so many pictures were drawn; `waitForFunction` would evaluate a text, which the desk's policy forbids. */
async function answered(page: Page, times: number): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await page.waitForTimeout(10)) {
    if (await page.evaluate(`window.siniaTimes.length >= ${times}`)) return;
  }
  throw new Error('the desk did not answer a key');
}

/** In the page: from the moment of a key to the first picture after what it changed in the desk. */
const WATCH_KEYS = `
  window.siniaTimes = [];
  let pressed = 0;
  document.addEventListener('keydown', ({ timeStamp }) => { pressed = timeStamp; }, { capture: true });
  new MutationObserver(() => {
    if (!pressed) return;
    const start = pressed;
    pressed = 0;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.siniaTimes.push(performance.now() - start);
      port2.postMessage(null);
    });
  }).observe(document.getElementById('desk').shadowRoot, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
`;
