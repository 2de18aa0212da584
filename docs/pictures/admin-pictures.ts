import type { Browser } from 'playwright';
import { ca } from '../../packages/i18n/src/console/ca.ts';
import { es } from '../../packages/i18n/src/console/es.ts';
import { ca as rulesCa } from '../../packages/i18n/src/identification/ca.ts';
import { es as rulesEs } from '../../packages/i18n/src/identification/es.ts';
import type { Demo } from '../../packages/launcher/src/launch.ts';
import { type Language, openPage, signIn, take } from './studio.ts';

const TEXTS = { ca: { ...ca, identification: rulesCa }, es: { ...es, identification: rulesEs } };

/** The pictures of the administrators' manual. */
export async function takeAdminPictures(browser: Browser, demo: Demo, language: Language): Promise<void> {
  const { nav, templates, identification } = TEXTS[language];
  const page = await openPage(browser, { language });
  await signIn(page, demo, 'admin');
  await page.getByRole('button', { name: nav.settings }).click();
  await page.getByRole('button', { name: templates.title }).click();
  await page.locator('.template-preview-subject').waitFor();
  await take(page, `avisos-${language}`, page.locator('.settings-main'));
  await page.getByRole('button', { name: identification.title }).click();
  await page.locator('.rules-fields').waitFor();
  await take(page, `identificacio-${language}`, page.locator('.settings-main'));
  await page.context().close();
}
