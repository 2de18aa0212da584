import type { Browser } from 'playwright';
import type { Demo } from '../../packages/launcher/src/launch.ts';
import { originOf } from './customer-pictures.ts';
import { type Language, openPage, type State, take } from './studio.ts';

const TALL = { width: 1440, height: 1250 };

/** A call from the ring to what is left to write, beside the telephone. */
export async function takePopPictures(
  browser: Browser,
  demo: Demo,
  language: Language,
  agent: State,
): Promise<void> {
  const page = await openPage(browser, { language, state: agent, size: TALL });
  await page.goto(`${originOf(demo, 'webphone')}${language === 'es' ? '/es' : '/'}`);
  const pop = page.locator('sinia-screen-pop');
  await pop.locator('button').first().click();
  await pop.locator('.door .s-icon').waitFor();
  await page.locator('#ring button').click();
  await pop.locator('[data-phase="ringing"] #contracts').waitFor();
  await take(page, `fitxa-trucada-${language}`, pop.locator('.frame'));
  await page.locator('[data-verb="answer"]').click();
  await pop.locator('.offer > .wide').click();
  await pop.locator('.key').waitFor();
  await page.locator('[data-verb="hangup"]').click();
  await pop.locator('article[data-phase="ended"] .write-up').waitFor();
  await take(page, `trucada-clau-${language}`, pop.locator('.frame'));
  await page.context().close();
}
