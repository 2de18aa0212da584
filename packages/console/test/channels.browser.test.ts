import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { inside, raiseDesk, strikeDesk, violations } from './stage.ts';

afterEach(strikeDesk);

const SETTINGS = { ca: 'Ajustos', es: 'Ajustes' } as const;
const TITLE = { ca: 'Canals de missatgeria', es: 'Canales de mensajería' } as const;
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const field = (name: string | RegExp) => page.getByLabelText(name);

async function openChannels(locale: 'ca' | 'es' = 'ca', role: 'admin' | 'supervisor' = 'admin') {
  await raiseDesk({ role, locale });
  await expect.element(button(/Andrés Gil/)).toBeInTheDocument();
  await button(SETTINGS[locale]).click();
  const nav = page.getByRole('navigation', { name: SETTINGS[locale] });
  await nav.getByRole('button', { name: TITLE[locale], exact: true }).click();
  await expect.element(page.getByRole('heading', { level: 2, name: TITLE[locale] })).toBeVisible();
}

test('how each account is doing, in words', async () => {
  await openChannels();
  await expect.element(page.getByText('Cal tornar a connectar el canal', { exact: false })).toBeVisible();
  await expect.element(page.getByText('2 missatges no han sortit en les últimes 24 hores')).toBeVisible();
  await expect
    .element(page.getByText('3 missatges o avisos dels últims 30 dies no s’han pogut llegir'))
    .toBeVisible();
  await expect.element(page.getByText('Enviats 4 de 15 permesos cada 15 minuts')).toBeVisible();
  await button('Posa en pausa WhatsApp 937 41 61 00').click();
  await expect.element(button('Reprèn WhatsApp 937 41 61 00')).toBeVisible();
  await button('Prova la connexió WhatsApp 937 41 61 00').click();
  await expect.element(page.getByText('i ens avisa del que s’escriu', { exact: false })).toBeVisible();
  await expect.element(button('Torna a connectar X @aiguesmataro')).toBeVisible();
  await button('Prova la connexió X @aiguesmataro').click();
  await expect.element(page.getByText(/190 Error validating access token/)).toBeVisible();
  expect(await violations()).toEqual([]);
});

test('an account is connected: what its channel needs is asked for, and what the provider needs is shown', async () => {
  await openChannels('es');
  await button('Conectar una cuenta').click();
  await page.getByRole('combobox', { name: /^Canal/ }).selectOptions('Messenger');
  await field(/^Nombre/).fill('Página');
  await field('Identificador de la página').fill('1100');
  await field('Secreto con el que firma el proveedor').fill('secret');
  await field('Testigo de acceso').fill('EAAP');
  expect(await violations()).toEqual([]);
  await button('Conectar una cuenta').last().click();
  await expect
    .element(field('Dirección de retorno (callback URL)'))
    .toHaveValue('https://sinia.example/v1/inbound/messenger/cha_3');
  await expect.element(field('Palabra de verificación (verify token)')).toHaveValue('paraula');
});

test('a new secret stands beside the old one until that is dropped', async () => {
  await openChannels();
  await button('Canvia WhatsApp 937 41 61 00').click();
  await field('Secret amb què signa el proveïdor').fill('nou');
  await button('Desa').click();
  await button('Canvia WhatsApp 937 41 61 00').click();
  await expect.element(page.getByText('Hi ha 2 secrets de signatura vàlids.')).toBeVisible();
  await button('Treu els secrets anteriors').click();
  await expect.element(page.getByText('Hi ha 2 secrets de signatura vàlids.')).not.toBeInTheDocument();
});

test('a test message: why it does not leave is said and stays, and an approved text reaches anybody', async () => {
  await openChannels();
  await button('Missatge de prova WhatsApp 937 41 61 00').click();
  await field('El vostre número de WhatsApp').fill('600999888');
  await button('Envia la prova').click();
  await expect.element(page.getByText(/Ningú amb aquest número o nom/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Text aprovat' }).selectOptions('reprendre (ca)');
  await button('Envia la prova').click();
  await expect.element(page.getByText(/El proveïdor l’ha acceptat/)).toBeVisible();
  expect(await violations()).toEqual([]);
});

test('who supervises reads it and changes nothing', async () => {
  await openChannels('ca', 'supervisor');
  await expect.element(page.getByText('WhatsApp 937 41 61 00')).toBeVisible();
  expect(inside('.admin-actions')).toBeNull();
});
