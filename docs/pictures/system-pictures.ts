import type { Browser } from 'playwright';
import { customerAt } from '../../packages/directory/testing/synthetic/customer-at.ts';
import { writeCsv } from '../../packages/directory/testing/write-files.ts';
import { ca as administrationCa } from '../../packages/i18n/src/administration/ca.ts';
import { es as administrationEs } from '../../packages/i18n/src/administration/es.ts';
import { ca as consoleCa } from '../../packages/i18n/src/console/ca.ts';
import { es as consoleEs } from '../../packages/i18n/src/console/es.ts';
import { ca } from '../../packages/i18n/src/integrations/ca.ts';
import { es } from '../../packages/i18n/src/integrations/es.ts';
import type { Demo } from '../../packages/launcher/src/launch.ts';
import { type Language, openPage, signIn, take } from './studio.ts';

const TEXTS = {
  ca: { ...ca, nav: consoleCa.nav, pages: administrationCa.settings.pages },
  es: { ...es, nav: consoleEs.nav, pages: administrationEs.settings.pages },
};
const PEOPLE = 40;

/** The pictures of the manual about the systems that we talk with: their list, the connection, a file of customers. */
export async function takeSystemPictures(browser: Browser, demo: Demo, language: Language): Promise<void> {
  const { nav, pages, aquacis, imports } = TEXTS[language];
  const page = await openPage(browser, { language });
  await signIn(page, demo, 'admin');
  await page.getByRole('button', { name: nav.settings }).click();
  const main = page.locator('.settings-main');
  const open = async (name: string) => {
    await page.locator('.settings-nav').getByRole('button', { name, exact: true }).click();
    await main.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  };

  await open(pages.integrations);
  await main.locator('summary').first().click();
  await take(page, `integracions-${language}`, main);

  await open(pages.aquacis);
  await main.getByRole('button', { name: aquacis.test }).click();
  await main.locator('.s-notice-success').waitFor();
  await take(page, `aquacis-${language}`, main);

  await open(pages.customers);
  const text = writeCsv(Array.from({ length: PEOPLE }, (_, index) => customerAt(index)));
  const file = { name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') };
  await main.getByLabel(imports.file).setInputFiles(file);
  await main.locator('.file-columns').waitFor();
  await take(page, `clients-${language}`, main);
  await page.context().close();
}
