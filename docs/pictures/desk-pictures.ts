import type { Browser, Page } from 'playwright';
import { ca } from '../../packages/i18n/src/console/ca.ts';
import { es } from '../../packages/i18n/src/console/es.ts';
import type { Demo } from '../../packages/launcher/src/launch.ts';
import { bounceLast, writeMail } from './mails.ts';
import { type Language, NARROW, openPage, type Scheme, type State, signIn, take } from './studio.ts';

const TEXTS = { ca, es };

/** Invented words of one agent, about tickets of the demonstration. */
const SCENES = {
  ca: {
    ticket: 'Fuita al carrer de la Riera',
    note: 'Avisada la brigada d’avaries. Hi va l’equip 2, que ja és al carrer de Biada.',
    reply:
      'Bon dia, Núria.\n\nGràcies per avisar-nos. Un equip hi arribarà abans de les 11 h. No cal que hi sigui ningú.\n\nSalutacions cordials,',
    search: 'factura',
    mailReply:
      'Bon dia, Laia.\n\nSembla una fuita dins de casa. Tanqui la clau de pas i avisi un lampista. Demà passarem a revisar el comptador.\n\nSalutacions cordials,',
  },
  es: {
    ticket: 'Factura más alta de lo normal',
    note: 'Lectura estimada en octubre. Pedida la lectura real a la contrata.',
    reply:
      'Buenos días, Andrés:\n\nGracias por avisarnos. Mañana revisaremos la lectura del contador y le diremos el resultado. No hace falta que esté en casa.\n\nUn saludo,',
    search: 'contador',
    mailReply:
      'Buenos días, Tomás:\n\nSolo necesitamos el número de la cuenta y el nombre del titular. Puede darnos los datos en la Oficina Virtual.\n\nUn saludo,',
  },
} as const;

/** The pictures of the manual for those who answer. @returns the session of the agent. */
export async function takeDeskPictures(browser: Browser, demo: Demo, language: Language): Promise<State> {
  const texts = TEXTS[language];
  const scene = SCENES[language];
  await takeSignIn(browser, demo, language);
  const page = await openPage(browser, { language });
  const state = await signIn(page, demo, 'agent');

  await openTicket(page, scene.ticket);
  await page.locator('.kind-note').click();
  await page.locator('.composer-text').fill(scene.note);
  await take(page, `nota-${language}`, page.locator('.composer'));
  await page.locator('.send-note').click();
  await page.locator('.message[data-kind=note]').first().waitFor();
  await page.locator('.kind-reply').click();
  await page.locator('.composer-text').fill(scene.reply);
  await page.locator('.send-more').click();
  await take(page, `resposta-${language}`, page.locator('.composer'), 24);
  await page.keyboard.press('Escape');
  await page.locator('.send-reply').click();
  await answered(page, 'sent');
  const address = page.url();
  for (const scheme of ['light', 'dark'] as const) {
    await takeDesk(browser, { language, scheme, state, address });
  }

  await page.locator('.navigation-help').click();
  await take(page, `tecles-${language}`, page.locator('.dialog'));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: texts.nav.settings }).click();
  await take(page, `ajustos-${language}`, page.locator('.settings-main'));
  await page.keyboard.press('Escape');
  await page.locator('.search-input').fill(scene.search);
  await page.waitForTimeout(800);
  await take(page, `cerca-${language}`, page.locator('.list-pane'), 0);
  await page.getByRole('button', { name: texts.list.clearSearch }).click();

  const subject = await writeMail(demo, language);
  await openTicket(page, subject);
  await take(page, `no-verificat-${language}`, page.locator('.message').first());
  await page.locator('.composer-text').fill(scene.mailReply);
  await page.locator('.send-reply').click();
  await answered(page, 'sent');
  await bounceLast(demo, subject);
  await answered(page, 'bounced');
  await take(page, `retornat-${language}`, page.locator('.message').last());
  await page.context().close();
  return state;
}

async function takeSignIn(browser: Browser, demo: Demo, language: Language): Promise<void> {
  const page = await openPage(browser, { language });
  const agent = demo.staff.find((one) => one.role === 'agent');
  await page.goto(demo.consoleUrl);
  await page.locator('#sign-in-email').fill(agent?.email ?? '');
  await page.locator('#sign-in-password').fill(agent?.password ?? '');
  await take(page, `entrar-${language}`, page.locator('.sign-in-card'), 24);
  await page.locator('form button[type=submit]').click();
  await page.locator('#sign-in-code').waitFor();
  await take(page, `codi-${language}`, page.locator('.sign-in-card'), 24);
  await page.context().close();
}

async function openTicket(page: Page, subject: string): Promise<void> {
  await page.locator('.row', { hasText: subject }).first().click();
  await page.locator('.thread-subject', { hasText: subject }).waitFor();
  await page.locator('.message').first().waitFor();
}

/** Waits until the agent's answer has come so far; looks again from time to time, as a person would. */
export async function answered(page: Page, status: 'sent' | 'bounced'): Promise<void> {
  const line = page.locator(`.message[data-kind=ours] .delivery[data-status=${status}]`).last();
  for (let turn = 0; turn < 15; turn += 1) {
    const shown = await line.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (shown) return;
    await page.reload();
    await page.locator('.message').first().waitFor();
  }
  throw new Error(`no answer was ever ${status}`);
}

/** The whole desk, wide and on a phone. */
async function takeDesk(
  browser: Browser,
  look: { language: Language; scheme: Scheme; state: State; address: string },
): Promise<void> {
  const { language, scheme, state, address } = look;
  const mark = `${language}${scheme === 'dark' ? '-fosc' : ''}`;
  const wide = await openPage(browser, { language, scheme, state });
  await wide.goto(address);
  await wide.locator('.message').first().waitFor();
  await take(wide, `taulell-${mark}`);
  await wide.context().close();
  const narrow = await openPage(browser, { language, scheme, state, size: NARROW });
  await narrow.goto(address);
  await narrow.locator('.message').first().waitFor();
  await take(narrow, `conversa-360-${mark}`);
  await narrow.locator('.thread-back').click();
  await narrow.locator('.row').first().waitFor();
  await take(narrow, `llista-360-${mark}`);
  await narrow.context().close();
}
