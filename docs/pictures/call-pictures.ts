import type { Browser } from 'playwright';
import { signatureFor } from '../../packages/channels/src/phone/index.ts';
import { ca as administrationCa } from '../../packages/i18n/src/administration/ca.ts';
import { es as administrationEs } from '../../packages/i18n/src/administration/es.ts';
import { ca as consoleCa } from '../../packages/i18n/src/console/ca.ts';
import { es as consoleEs } from '../../packages/i18n/src/console/es.ts';
import { ca } from '../../packages/i18n/src/telephony/ca.ts';
import { es } from '../../packages/i18n/src/telephony/es.ts';
import type { Demo } from '../../packages/launcher/src/launch.ts';
import { type Language, openPage, signIn, take } from './studio.ts';

const TEXTS = {
  ca: { ...ca, nav: consoleCa.nav, pages: administrationCa.settings.pages },
  es: { ...es, nav: consoleEs.nav, pages: administrationEs.settings.pages },
};
const MINUTE_MS = 60_000;

/** The pictures of the manual about the telephone: what goes on, one call, the settings. */
export async function takeCallPictures(browser: Browser, demo: Demo, language: Language): Promise<void> {
  const { nav, pages, views } = TEXTS[language];
  if (language === 'ca') await tellCalls(demo);
  const page = await openPage(browser, { language });
  await signIn(page, demo, 'supervisor');
  await page.getByRole('button', { name: nav.calls }).click();
  await page.locator('.board-line').nth(2).waitFor();
  await page.locator('.owed-line').first().waitFor();
  await take(page, `trucades-${language}`);
  await page.getByRole('button', { name: views.history, exact: true }).click();
  await page
    .locator('.call-table tbody tr')
    .filter({ hasText: '600 000 204' })
    .getByRole('button')
    .first()
    .click();
  await page.locator('.call-facts').waitFor();
  await take(page, `trucada-${language}`);
  await page.getByRole('button', { name: nav.indicators }).click();
  await page.locator('.indicators-columns').waitFor();
  await take(page, `indicadors-${language}`);
  await page.context().close();

  const settings = await openPage(browser, { language });
  await signIn(settings, demo, 'admin');
  await settings.getByRole('button', { name: nav.settings }).click();
  await settings.locator('.settings-nav').getByRole('button', { name: pages.telephony, exact: true }).click();
  await settings.locator('.settings-main .admin-row').first().waitFor();
  await take(settings, `telefonia-${language}`, settings.locator('.settings-main'));
  await settings.context().close();
}

/** Invented callers: one waits, one rings, one talks, one gave up, one was served. */
async function tellCalls(demo: Demo): Promise<void> {
  const leg = (extension: string) => ({ agent: { extension }, legId: extension });
  await tell(demo, 'waits', 2, '600000201', [['queue.entered', 0, {}]]);
  await tell(demo, 'rings', 1, '600000202', [
    ['queue.entered', 0, {}],
    ['call.ringing', 4, leg('215')],
  ]);
  await tell(demo, 'talks', 4, '600000203', [
    ['queue.entered', 0, {}],
    ['call.ringing', 5, leg('214')],
    ['call.answered', 9, leg('214')],
  ]);
  await tell(demo, 'left', 9, '600000205', [
    ['queue.entered', 0, {}],
    ['call.abandoned', 48, { endReason: 'caller' }],
  ]);
  await tell(demo, 'served', 14, '600000204', [
    ['queue.entered', 0, {}],
    ['call.ringing', 6, leg('214')],
    ['call.answered', 11, leg('214')],
    ['survey.completed', 190, { survey: { questionId: 'csat', value: 5, scale: 5 } }],
    ['call.ended', 194, { ...leg('214'), endReason: 'caller' }],
  ]);
}

type Told = readonly (readonly [kind: string, seconds: number, more: object])[];

async function tell(demo: Demo, callId: string, minutesAgo: number, number: string, told: Told) {
  const began = Date.now() - minutesAgo * MINUTE_MS;
  const queue = { id: 'atencio', name: 'Atenció al client' };
  for (const [event, seconds, more] of told) {
    const occurredAt = new Date(began + seconds * 1000).toISOString();
    const from = { raw: number };
    const about = { callId, occurredAt, direction: 'inbound', from, queue, ...more };
    const body = JSON.stringify({ eventId: `${callId}-${event}`, event, ...about });
    const signature = signatureFor(demo.ctiSecret, Buffer.from(body), new Date());
    const headers = { 'Content-Type': 'application/json', 'X-CTI-Signature': signature };
    const answer = await fetch(`${demo.baseUrl}/v1/calls/events`, { method: 'POST', headers, body });
    if (answer.status !== 202) throw new Error(`${event}: ${answer.status} ${await answer.text()}`);
  }
}
