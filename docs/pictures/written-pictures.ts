import type { Browser } from 'playwright';
import { ca as administrationCa } from '../../packages/i18n/src/administration/ca.ts';
import { es as administrationEs } from '../../packages/i18n/src/administration/es.ts';
import { ca as chatsCa } from '../../packages/i18n/src/chats/ca.ts';
import { es as chatsEs } from '../../packages/i18n/src/chats/es.ts';
import { ca as consoleCa } from '../../packages/i18n/src/console/ca.ts';
import { es as consoleEs } from '../../packages/i18n/src/console/es.ts';
import { ca as widgetCa } from '../../packages/i18n/src/widgets/chat/ca.ts';
import { es as widgetEs } from '../../packages/i18n/src/widgets/chat/es.ts';
import type { Demo } from '../../packages/launcher/src/launch.ts';
import { originOf } from './customer-pictures.ts';
import { type Language, NARROW, openPage, type State, signIn, take } from './studio.ts';

const TEXTS = {
  ca: { nav: consoleCa.nav, pages: administrationCa.settings.pages, chats: chatsCa, widget: widgetCa },
  es: { nav: consoleEs.nav, pages: administrationEs.settings.pages, chats: chatsEs, widget: widgetEs },
};
const SAYS = {
  ca: { root: '', name: 'Núria Puig', text: 'Bon dia, des de les vuit no surt aigua al tercer pis.' },
  es: {
    root: '/es',
    name: 'Nuria Puig',
    text: 'Buenos días, desde las ocho no sale agua en el tercer piso.',
  },
};

/** The pictures of the manuals about chat and written channels: both sides of a chat, and the pages of the settings. */
export async function takeWrittenPictures(
  browser: Browser,
  demo: Demo,
  language: Language,
  agent: State,
): Promise<void> {
  await takeChat(browser, demo, language, agent);
  const { nav, pages } = TEXTS[language];
  const page = await openPage(browser, { language });
  await signIn(page, demo, 'admin');
  await page.getByRole('button', { name: nav.settings }).click();
  const main = page.locator('.settings-main');
  for (const [name, picture] of [
    [pages.chat, 'xat-ajustos'],
    [pages.channels, 'canals'],
  ] as const) {
    await page.locator('.settings-nav').getByRole('button', { name, exact: true }).click();
    await main.getByRole('heading', { level: 2, name, exact: true }).waitFor();
    await take(page, `${picture}-${language}`, main);
  }
  await page.context().close();
}

async function takeChat(browser: Browser, demo: Demo, language: Language, state: State): Promise<void> {
  const { chats, widget } = TEXTS[language];
  const desk = await openPage(browser, { language, state });
  await desk.goto(demo.consoleUrl);
  await desk.getByRole('button', { name: chats.title }).waitFor();
  await desk
    .getByRole('button', { name: chats.away })
    .click({ timeout: 2_000 })
    .catch(() => undefined);
  await desk.getByRole('button', { name: chats.available }).waitFor();
  const phone = await openPage(browser, { language, size: NARROW });
  await phone.goto(`${originOf(demo, 'website')}${SAYS[language].root}/contacte`);
  await phone.getByRole('button', { name: widget.chatLauncher }).click();
  await phone.getByLabel(widget.chatMessage).fill(SAYS[language].text);
  await phone.getByLabel(widget.chatName).fill(SAYS[language].name);
  // Out of hours an address is asked for, and the rest is as ever.
  const address = phone.getByLabel(widget.chatEmail);
  if (await address.isVisible()) await address.fill('nuria.puig@example.cat');
  await phone.getByRole('button', { name: new RegExp(`${widget.chatStart}|${widget.chatLeave}`) }).click();
  await phone.getByLabel(widget.chatWrite).waitFor();
  await desk.getByText(SAYS[language].text).first().click();
  await desk.getByText(chats.here).waitFor();
  await take(phone, `xat-360-${language}`);
  await take(desk, `xat-taulell-${language}`);
  await phone.context().close();
  await desk.context().close();
}
