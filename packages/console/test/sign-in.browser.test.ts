import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type MountedConsole, mountConsole } from '../src/mount-console.tsx';
import { mountInvitation } from '../src/mount-invitation.tsx';
import { FakeDesk } from './fake-desk.ts';
import { LEAK } from './make-desk.ts';
import { ME } from './sample-desk.ts';

type Answer = readonly [status: number, body: object];

let mounted: MountedConsole | null = null;
let place: HTMLElement;
let answers: Record<string, Answer[]>;
const realFetch = globalThis.fetch;
const granted = { token: 't', expiresAt: '2100-01-01T00:00:00Z', staff: ME };
const refused: Answer = [401, { code: 'credential_invalid' }];

beforeEach(() => {
  answers = { '/desk/token': [[401, { code: 'credential_missing' }]] };
  globalThis.fetch = async (input) => {
    const [status, body] = answers[String(input)]?.shift() ?? [500, {}];
    return Response.json(body, { status });
  };
});
afterEach(() => {
  mounted?.unmount();
  place.remove();
  globalThis.fetch = realFetch;
});

async function openSignIn(locale: 'ca' | 'es' = 'ca') {
  await page.viewport(360, 740);
  place = document.body.appendChild(document.createElement('div'));
  place.style.height = '100vh';
  mounted = await mountConsole(place, { apiUrl: '', locale, makePort: () => new FakeDesk() });
}

async function password(answer: Answer) {
  answers['/desk/auth/sign-in/email'] = [answer];
  await page.getByLabelText('Correu de feina').fill('cristina@sinia.example');
  await page.getByRole('textbox', { name: 'Contrasenya' }).fill('secreta');
  await userEvent.keyboard('{Enter}');
}

async function violations() {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await axe.run(place, { runOnly: tags, rules: { region: { enabled: false } } });
  return found.violations.map(({ id }) => id);
}

test('password, then a pasted code that sends itself; the last access is shown', async () => {
  await openSignIn();
  await password([200, { twoFactorRedirect: true }]);
  const code = page.getByLabelText('Codi de verificació');
  await expect.element(code).toHaveAttribute('autocomplete', 'one-time-code');
  answers['/desk/auth/two-factor/verify-totp'] = [[200, {}]];
  answers['/desk/token'] = [[200, granted]];
  await code.fill('123 456');
  await expect.element(page.getByRole('heading', { name: 'Per resoldre' })).toBeVisible();
  await expect.element(page.getByText('Últim accés: 23 de nov', { exact: false })).toBeVisible();
  const { activeElement } = place.shadowRoot as ShadowRoot;
  expect(activeElement?.className).toContain('console');
  await userEvent.keyboard('{Tab}');
  expect(place.shadowRoot?.activeElement?.textContent).toBe('Ves a la llista');
});

test('what is wrong is said beside the field, and what was typed stays', async () => {
  await openSignIn();
  await userEvent.click(page.getByRole('button', { name: 'Continua' }));
  await expect.element(page.getByRole('alert')).toHaveTextContent('Escriviu el vostre correu de feina.');
  await password(refused);
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('El correu o la contrasenya no són correctes.');
  await expect.element(page.getByLabelText('Correu de feina')).toHaveValue('cristina@sinia.example');
  await password([200, { twoFactorRedirect: true }]);
  answers['/desk/auth/two-factor/verify-totp'] = [refused];
  await page.getByLabelText('Codi de verificació').fill('000000');
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('El codi no és correcte o ja ha caducat. Escriviu el que es mostra ara.');
});

test('without the phone a recovery code opens too', async () => {
  await openSignIn();
  await password([200, { twoFactorRedirect: true }]);
  await page.getByRole('button', { name: /codi de recuperació/ }).click();
  answers['/desk/auth/two-factor/verify-backup-code'] = [[200, {}]];
  answers['/desk/token'] = [[200, granted]];
  await page.getByLabelText('Codi de recuperació').fill('ab12-cd34');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Per resoldre' })).toBeVisible();
});

test('whoever has no second factor yet makes one here', async () => {
  await openSignIn();
  const uri = 'otpauth://totp/Sinia:cristina?secret=JBSWY3DPEHPK3PXP&issuer=Sinia';
  answers['/desk/token'] = [[403, { code: 'second_factor_required' }]];
  answers['/desk/auth/two-factor/enable'] = [
    [200, { totpURI: uri, qr: { size: 3, path: 'M1 1h1v1h-1z' }, backupCodes: ['aa11', 'bb22'] }],
  ];
  await password([200, {}]);
  await expect.element(page.getByText('JBSW Y3DP EHPK 3PXP')).toBeVisible();
  await expect
    .element(page.getByRole('img', { name: 'Codi QR per a l’aplicació d’autenticació' }))
    .toBeVisible();
  await expect.element(page.getByText('bb22')).toBeVisible();
  expect(await violations()).toEqual([]);
});

test.each(['ca', 'es'] as const)('axe finds nothing on the way in, in %s', async (locale) => {
  await openSignIn(locale);
  expect(await violations()).toEqual([]);
});

test('whoever was invited chooses a password; a short one and a spent link are said in words', async () => {
  await page.viewport(360, 740);
  place = document.body.appendChild(document.createElement('div'));
  await mountInvitation(place, 'token', 'ca');
  const field = page.getByRole('textbox', { name: 'Contrasenya nova' });
  await field.fill('curta');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('La contrasenya és massa curta.');
  expect(await violations()).toEqual([]);
  answers['/desk/invitation'] = [
    [200, { email: 'pol@sinia.example' }],
    [401, { code: 'credential_invalid' }],
  ];
  await field.fill('una frase ben llarga');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Contrasenya desada' })).toBeVisible();
  expect(await violations()).toEqual([]);
  place.remove();
  place = document.body.appendChild(document.createElement('div'));
  await mountInvitation(place, 'token', 'es');
  await page.getByRole('textbox', { name: 'Contraseña nueva' }).fill('una frase bien larga');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/^Este enlace ya se ha usado/)).toBeVisible();
  expect(await violations()).toEqual([]);
});

test('inside another page a session that ended is begun again by that page, and what was written stays', async () => {
  await page.viewport(420, 800);
  place = document.body.appendChild(document.createElement('div'));
  place.style.height = '100vh';
  let alive = true;
  const signInAgain = async () => {
    alive = true;
    return true;
  };
  mounted = await mountConsole(place, {
    apiUrl: '',
    locale: 'ca',
    ticketId: LEAK,
    compact: true,
    getToken: async () =>
      alive ? { ...granted, expiresAt: new Date(Date.now() + 30_000).toISOString() } : null,
    signInAgain,
    makePort: (_me, session) => {
      const server = new FakeDesk();
      const { saveDraft } = server;
      server.saveDraft = async (...draft) => {
        await session.bearer();
        return saveDraft.apply(server, draft);
      };
      return server;
    },
  });
  const reply = page.getByRole('textbox', { name: /Resposta/ });
  await expect.element(reply).toBeVisible();
  alive = false;
  await reply.fill('Hi anem de seguida');
  await expect.element(page.getByText('La sessió ha acabat', { exact: false })).toBeVisible();
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: 'Entra' }).click();
  await expect
    .element(page.getByRole('textbox', { name: /Resposta/ }))
    .toHaveTextContent('Hi anem de seguida');
});
