import type { Browser, Page } from 'playwright';
import type { Demo } from '../../packages/launcher/src/launch.ts';
import { answered } from './desk-pictures.ts';
import { type Language, NARROW, openPage, type State, take } from './studio.ts';

const SCENES = {
  ca: {
    root: '',
    subject: 'Aigua amb gust de clor',
    body: 'Des de dilluns l’aigua de la cuina té molt gust de clor. Visc al carrer del Torrent, 15. Es pot beure?',
    name: 'Mercè Vidal Roca',
    email: 'merce.vidal@example.cat',
    answer:
      'Bon dia, Mercè.\n\nHem analitzat l’aigua del seu carrer: és apta per beure. El gust ve d’una neteja del dipòsit, que ja hem acabat.\n\nSalutacions cordials,',
  },
  es: {
    root: '/es',
    subject: 'El agua sabe a cloro',
    body: 'Desde el lunes el agua de la cocina sabe mucho a cloro. Vivo en la calle del Torrent, 15. ¿Se puede beber?',
    name: 'Pilar Soto Vega',
    email: 'pilar.soto@example.es',
    answer:
      'Buenos días, Pilar:\n\nHemos analizado el agua de su calle: es apta para beber. El sabor viene de una limpieza del depósito, que ya hemos acabado.\n\nUn saludo,',
  },
} as const;

interface Sent {
  readonly kind: string;
  readonly text: string;
  readonly ticketReference: string;
}

/** What a customer sees, from the form to the survey. */
export async function takeCustomerPictures(
  browser: Browser,
  demo: Demo,
  language: Language,
  agent: State,
): Promise<void> {
  const scene = SCENES[language];
  const origin = originOf(demo, 'website');
  const narrow = await openPage(browser, { language, size: NARROW });
  await narrow.goto(`${origin}${scene.root}/contacte`);
  await narrow.locator('sinia-ticket-form .choice').first().waitFor();
  await narrow.locator('sinia-ticket-form').scrollIntoViewIfNeeded();
  await narrow.evaluate(() => document.querySelector('sinia-ticket-form')?.scrollIntoView());
  await take(narrow, `formulari-360-${language}`);

  const page = await openPage(browser, { language });
  await page.goto(`${origin}${scene.root}/contacte`);
  const form = page.locator('sinia-ticket-form');
  await form.locator('.choice').first().click();
  await form.locator('#subject').fill(scene.subject);
  await form.locator('#body').fill(scene.body);
  await page.evaluate(() => scrollTo(0, 0));
  await take(page, `formulari-${language}`);
  await form.locator('[part~=submit]').click();
  await form.locator('#name').fill(scene.name);
  await form.locator('#email').fill(scene.email);
  await form.locator('[part~=submit]').click();
  await form.locator('[part~=check]').first().waitFor();
  await page.evaluate(() => document.querySelector('sinia-ticket-form')?.scrollIntoView());
  await take(page, `repas-${language}`);
  await page.waitForTimeout(3_000);
  await form.locator('[part~=submit]').click();
  const reference = (await form.locator('.key-card .key').textContent()) ?? '';
  await page.evaluate(() => document.querySelector('sinia-ticket-form')?.scrollIntoView());
  await take(page, `clau-${language}`, form.locator('[part~=frame]'));

  for (const [at, size] of [
    ['', undefined],
    ['-360', NARROW],
  ] as const) {
    const tracker = await openPage(browser, { language, ...(size && { size }) });
    await tracker.goto(`${origin}${scene.root}/seguiment`);
    await tracker.locator('sinia-ticket-tracker #reference').fill(reference);
    await tracker.locator('sinia-ticket-tracker [part~=submit]').click();
    await tracker.locator('sinia-ticket-tracker [part~=line]').waitFor();
    await tracker.evaluate(() => document.querySelector('sinia-ticket-tracker')?.scrollIntoView());
    await take(
      tracker,
      `estat${at}-${language}`,
      size ? undefined : tracker.locator('sinia-ticket-tracker [part~=frame]'),
    );
    await tracker.context().close();
  }

  await resolve(browser, demo, language, agent);
  const survey = await waitForMessage(demo, reference, 'survey');
  const resolved = await waitForMessage(demo, reference, 'resolved');
  await takeLinked(
    browser,
    language,
    linkIn(resolved.text),
    'sinia-ticket-tracker',
    `seguiment-360-${language}`,
  );
  await takeLinked(browser, language, linkIn(survey.text), 'sinia-survey', `enquesta-360-${language}`);
  const outbox = await openPage(browser, { language });
  await outbox.goto(demo.outboxUrl);
  await take(outbox, `safata-${language}`);
  for (const one of [narrow, page, outbox]) await one.context().close();
}

/** The agent answers and resolves in one action. */
async function resolve(browser: Browser, demo: Demo, language: Language, state: State): Promise<void> {
  const { subject, answer } = SCENES[language];
  const page = await openPage(browser, { language, state });
  await page.goto(demo.consoleUrl);
  await page.locator('.row', { hasText: subject }).first().click();
  await page.locator('.composer-text').fill(answer);
  await page.locator('.send-more').click();
  await page.locator('[role=menuitem]').first().click();
  await answered(page, 'sent');
  await page.context().close();
}

async function takeLinked(
  browser: Browser,
  language: Language,
  link: string,
  element: string,
  name: string,
): Promise<void> {
  const page: Page = await openPage(browser, { language, size: NARROW });
  await page.goto(link);
  await page.locator(`${element} .frame h2`).first().waitFor();
  await take(page, name);
  await page.context().close();
}

async function waitForMessage(demo: Demo, reference: string, kind: string): Promise<Sent> {
  const key = reference.replace(/\D/g, '');
  for (let turn = 0; turn < 180; turn += 1) {
    const messages = (await (await fetch(`${demo.outboxUrl}.json`)).json()) as Sent[];
    const found = messages.find((one) => one.kind === kind && one.ticketReference === key);
    if (found) return found;
    await new Promise((next) => setTimeout(next, 500));
  }
  throw new Error(`no ${kind} for ${reference} in the outbox`);
}

const linkIn = (text: string) => text.match(/https?:\/\/\S+#\S+/)?.[0] ?? '';

export function originOf(demo: Demo, name: Demo['sites'][number]['name']): string {
  const site = demo.sites.find((one) => one.name === name);
  if (!site) throw new Error(`no host is called ${name}`);
  return site.origin;
}
