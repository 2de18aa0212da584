import { signal } from '@preact/signals';
import { ca } from '@sinia/i18n/console/ca';
import { es } from '@sinia/i18n/console/es';
import axe from 'axe-core';
import { h, render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { type MountedConsole, mountConsole } from '../src/mount-console.tsx';
import { prepareRoot } from '../src/prepare-root.ts';
import { Session } from '../src/session/session.ts';
import { SsoDoors } from '../src/session/sso-doors.ts';
import { StaffSignIn } from '../src/session/staff-sign-in.ts';
import { loadSsoPack } from '../src/ui/sign-in/sso-pack.ts';
import { SsoApp, type SsoArrival } from '../src/ui/sso-app.tsx';
import { FakeDesk } from './fake-desk.ts';
import { ME } from './sample-desk.ts';

type Answer = readonly [status: number, body: object];

let mounted: MountedConsole | null = null;
let place: HTMLElement;
let answers: Record<string, Answer[]>;
let asked: string[];
const realFetch = globalThis.fetch;
const granted = { token: 't', expiresAt: '2100-01-01T00:00:00Z', staff: ME };
const ANSWER: SsoArrival = { kind: 'answer', code: 'codi', state: 'estat' };

beforeEach(async () => {
  answers = { '/desk/token': [[401, { code: 'credential_missing' }]] };
  asked = [];
  globalThis.fetch = async (input) => {
    asked.push(String(input));
    const [status, body] = answers[String(input)]?.shift() ?? [500, {}];
    return Response.json(body, { status });
  };
  await page.viewport(360, 740);
  place = document.body.appendChild(document.createElement('div'));
  place.style.height = '100vh';
});
afterEach(() => {
  mounted?.unmount();
  mounted = null;
  if (place.shadowRoot) render(null, place.shadowRoot);
  place.remove();
  globalThis.fetch = realFetch;
});

async function violations() {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await axe.run(place, { runOnly: tags, rules: { region: { enabled: false } } });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** The page to which the provider sends the browser back. @returns how often it left for where the trip began */
async function comeBack(arrival: SsoArrival, locale: 'ca' | 'es' = 'ca', refused: string | null = null) {
  const left = { times: 0 };
  const doors = new StaffSignIn('');
  const props = {
    ...{ arrival, doors, sso: new SsoDoors(), back: '/desk', pack: await loadSsoPack(locale) },
    words: signal({ texts: locale === 'ca' ? ca : es, locale }),
    session: new Session(() => doors.token()),
    begin: async () => refused,
    leave: () => {
      left.times += 1;
    },
  };
  render(h(SsoApp, props), prepareRoot(place).root);
  return left;
}

test.each([
  ['ca', 'Entra amb Microsoft 365', 'o amb contrasenya'],
  ['es', 'Entrar con Microsoft 365', 'o con contraseña'],
] as const)('in %s the company comes first, the password below', async (locale, press, or) => {
  answers['/desk/sso/provider'] = [[200, { provider: { name: 'Microsoft 365' } }]];
  mounted = await mountConsole(place, { apiUrl: '', locale, makePort: () => new FakeDesk() });
  await expect.element(page.getByRole('button', { name: press })).toBeVisible();
  await expect.element(page.getByText(or)).toBeVisible();
  await expect.element(page.getByRole('textbox').first()).toBeVisible();
  expect(await violations()).toEqual([]);
});

test('a provider that is away is said in words, and the password stays', async () => {
  answers['/desk/sso/provider'] = [[200, { provider: { name: 'Microsoft 365' } }]];
  answers['/desk/sso/start'] = [[503, { code: 'sso_unreachable' }]];
  mounted = await mountConsole(place, { apiUrl: '', locale: 'ca', makePort: () => new FakeDesk() });
  await page.getByRole('button', { name: 'Entra amb Microsoft 365' }).click();
  await expect.element(page.getByText(/El proveïdor dels comptes de l’empresa no respon/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Continua' })).toBeVisible();
  expect(await violations()).toEqual([]);
});

test('where there is no provider nothing is said of it', async () => {
  answers['/desk/sso/provider'] = [[200, { provider: null }]];
  mounted = await mountConsole(place, { apiUrl: '', locale: 'ca', makePort: () => new FakeDesk() });
  await expect.element(page.getByLabelText('Correu de feina')).toBeVisible();
  expect(page.getByText('o amb contrasenya').query()).toBeNull();
});

test('whoever the provider vouched for goes straight on', async () => {
  answers['/desk/sso/finish'] = [[200, { step: 'in', waitingFor: null }]];
  const left = await comeBack(ANSWER);
  await expect.poll(() => left.times).toBe(1);
});

test('the six digits are asked for where the provider did not', async () => {
  answers['/desk/sso/finish'] = [[200, { step: 'code' }]];
  answers['/desk/auth/two-factor/verify-totp'] = [[200, {}]];
  answers['/desk/token'] = [[200, granted]];
  const left = await comeBack(ANSWER);
  const code = page.getByLabelText('Codi de verificació');
  await expect.element(code).toBeVisible();
  expect(await violations()).toEqual([]);
  await code.fill('123456');
  await expect.poll(() => left.times).toBe(1);
});

test('whoever has no second factor makes one, without a password', async () => {
  const uri = 'otpauth://totp/Sinia:cristina?secret=JBSWY3DPEHPK3PXP&issuer=Sinia';
  answers['/desk/sso/finish'] = [[200, { step: 'enrol' }]];
  answers['/desk/auth/two-factor/enable'] = [
    [200, { totpURI: uri, qr: { size: 3, path: 'M1 1h1v1h-1z' }, backupCodes: ['aa11'] }],
  ];
  await comeBack(ANSWER);
  await expect.element(page.getByText('JBSW Y3DP EHPK 3PXP')).toBeVisible();
});

test('an address that has an account is linked by its password', async () => {
  answers['/desk/sso/finish'] = [[200, { step: 'link', email: 'pol@aigues.example' }]];
  answers['/desk/auth/sign-in/email'] = [[200, {}]];
  answers['/desk/sso/link'] = [[200, { linked: true }]];
  answers['/desk/token'] = [[200, granted]];
  const left = await comeBack(ANSWER);
  await expect.element(page.getByText(/pol@aigues\.example/)).toBeVisible();
  expect(await violations()).toEqual([]);
  await page.getByLabelText('Correu de feina').fill('pol@aigues.example');
  await page.getByRole('textbox', { name: 'Contrasenya' }).fill('secreta');
  await page.getByRole('button', { name: 'Continua' }).click();
  await expect.poll(() => left.times).toBe(1);
  expect(asked).toContain('/desk/sso/link');
});

test.each([
  ['ca', /tots els llocs contractats estan ocupats/, 'Continua'],
  ['es', /todos los puestos contratados están ocupados/, 'Continuar'],
] as const)(
  'in %s a seat that is missing is said, and one goes on as one was',
  async (locale, words, goOn) => {
    answers['/desk/sso/finish'] = [[200, { step: 'in', waitingFor: 'agent' }]];
    const left = await comeBack(ANSWER, locale);
    await expect.element(page.getByText(words)).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: goOn }).click();
    expect(left.times).toBe(1);
  },
);

test.each<[string, SsoArrival, Answer[], RegExp]>([
  ['a guest', ANSWER, [[403, { code: 'sso_guest' }]], /Els comptes convidats no hi poden entrar/],
  [
    'a token that is not to be trusted',
    ANSWER,
    [[401, { code: 'sso_failed' }]],
    /Torneu a entrar des del principi/,
  ],
  ['a server that is away', ANSWER, [[500, {}]], /no està disponible/],
  ['whoever gave up there', { kind: 'cancelled' }, [], /No heu acabat d’entrar/],
])('%s is told why, and the way back', async (_, arrival, finish, words) => {
  answers['/desk/sso/finish'] = finish;
  const left = await comeBack(arrival);
  await expect.element(page.getByText(words)).toBeVisible();
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: 'Torna a l’entrada' }).click();
  expect(left.times).toBe(1);
});

test('a window of its own leaves at once, and says when it cannot', async () => {
  await comeBack({ kind: 'begin' }, 'ca', 'sso_unreachable');
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent(
      'El proveïdor dels comptes de l’empresa no respon. Torneu-ho a provar d’aquí a uns minuts.',
    );
});
