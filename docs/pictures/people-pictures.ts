import type { Browser, Page } from 'playwright';
import { ca as consoleCa } from '../../packages/i18n/src/console/ca.ts';
import { es as consoleEs } from '../../packages/i18n/src/console/es.ts';
import { ca } from '../../packages/i18n/src/people/ca.ts';
import { es } from '../../packages/i18n/src/people/es.ts';
import type { Demo } from '../../packages/launcher/src/launch.ts';
import { type Language, openPage, type State, take } from './studio.ts';

const TEXTS = { ca: { ...ca, opening: consoleCa.opening }, es: { ...es, opening: consoleEs.opening } };

/** Invented people: no document of theirs could be anybody's. */
const SCENES = {
  ca: {
    name: 'Núria Puig Ferrer',
    short: 'Núria Puig',
    phone: '+34 600 111 222',
    email: 'nuria.puig@example.cat',
    documentId: '00000012N',
    address: 'Carrer de la Riera, 12, 08301 Mataró',
    note: 'Prefereix que li truquin a partir de les 17 h.',
    tickets: [
      ['Fuita al carrer de la Riera', 'Surt aigua de la vorera davant del número 12.'],
      ['Alta de subministrament', 'Vol donar d’alta un pis nou.'],
    ],
    subject: 'Canvi de titular',
    body: 'Vol posar el contracte a nom de la seva filla, que hi viu des de l’octubre.',
  },
  es: {
    name: 'Andrés Gil Romero',
    short: 'Andrés Gil',
    phone: '+34 600 333 444',
    email: 'andres.gil@example.es',
    documentId: '00000034B',
    address: 'Calle de la Riera, 40, 08301 Mataró',
    note: 'Prefiere que le llamen a partir de las 17 h.',
    tickets: [
      ['Factura más alta de lo normal', 'El consumo se ha doblado y en casa son los mismos.'],
      ['Alta de suministro', 'Quiere dar de alta un piso nuevo.'],
    ],
    subject: 'Cambio de titular',
    body: 'Quiere poner el contrato a nombre de su hija, que vive en él desde octubre.',
  },
} as const;

/** Customers: their card, two cards of one of them, and the office with its receipt. */
export async function takePeoplePictures(
  browser: Browser,
  demo: Demo,
  language: Language,
  state: State,
): Promise<void> {
  const scene = SCENES[language];
  const card = await makePeople(demo, language);
  const page = await openPage(browser, { language, state, size: { width: 1280, height: 1000 } });
  await page.goto(`${demo.consoleUrl}#people/${card}`);
  const { notes, views } = TEXTS[language];
  await page.getByLabel(notes.field).fill(scene.note);
  await page.getByRole('button', { name: notes.save }).click();
  await page.locator('.person-note').waitFor();
  await page.locator('.timeline-line').first().waitFor();
  await take(page, `fitxa-${language}`, page.locator('.people-card'), 0);
  await page.getByRole('button', { name: views.duplicates, exact: true }).click();
  await waitForPair(page, scene.short);
  await page.locator('.duplicate', { hasText: scene.name }).first().click();
  await page.locator('.merge-side').first().waitFor();
  await take(page, `duplicats-${language}`, page.locator('.people-card'), 0);
  await takeOffice(page, demo, language);
  await page.context().close();
}

/** The comparison runs by itself, a little after the cards were written. */
async function waitForPair(page: Page, name: string): Promise<void> {
  const pair = page.locator('.duplicate', { hasText: name }).first();
  for (let tries = 0; tries < 30 && !(await pair.isVisible()); tries += 1) {
    await page.reload();
    await pair.waitFor({ timeout: 3_000 }).catch(() => undefined);
  }
}

async function takeOffice(page: Page, demo: Demo, language: Language): Promise<void> {
  const scene = SCENES[language];
  const { find, counter, opening } = TEXTS[language];
  await page.goto(`${demo.consoleUrl}#counter`);
  await page.reload();
  await page.getByRole('combobox', { name: find.field }).fill(scene.name);
  await page.getByRole('option', { name: scene.email }).click();
  await page.getByLabel(counter.document).fill(scene.documentId);
  await page.getByRole('button', { name: counter.documentSeen }).click();
  await page.locator('.see-document').waitFor({ state: 'detached' });
  await page.getByLabel(opening.subject, { exact: true }).fill(scene.subject);
  await page.getByLabel(opening.body, { exact: true }).fill(scene.body);
  await page.getByRole('button', { name: opening.routes.sms, exact: true }).click();
  await page.getByLabel(counter.signature.type).fill(scene.short);
  await take(page, `oficina-${language}`, page.locator('.counter'), 0);
  await page.getByRole('button', { name: counter.submit }).click();
  await page.locator('.receipt-signature').waitFor();
  await take(page, `justificant-${language}`, page.locator('.receipt'));
}

/** A card, another one of the same person, and what they have asked. @returns the id of the first */
async function makePeople(demo: Demo, language: Language): Promise<string> {
  const { name, short, phone, email, address, tickets } = SCENES[language];
  const rest = async (path: string, body: object) => {
    const answer = await fetch(`${demo.baseUrl}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${demo.secretKey}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const identities = [
    { kind: 'email', value: email },
    { kind: 'phone', value: phone },
  ];
  const { id } = await rest('/v1/contacts', { name, address, language, over65: true, identities });
  await rest('/v1/contacts', { name: short, identities: identities.slice(1) });
  for (const [subject, body] of tickets)
    await rest('/v1/tickets', { subject, body, language, requester: { name, email } });
  return id;
}
