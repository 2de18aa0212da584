import './define/ticket-form.ts';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fakeService, problem } from './test/fake-service.ts';
import { create, created, form, freshForm } from './test/fill-form.ts';
import { expectAccessible, overflowing, press, root, says, smallTargets, type } from './test/mount.ts';
import type { SiniaTicketForm } from './ticket-form.ts';

freshForm();

const contract = (place: number, more: object = {}) => ({
  ...{ number: `20441${place}`, supplyAddress: `Carrer de la Riera, ${place}, 08301 Mataró` },
  ...{ status: 'active', holder: null, until: null },
  ...more,
});
const dozens = Array.from({ length: 30 }, (_, place) =>
  contract(place, { holder: `Comunitat Núm. ${place}`, until: '2027-06-30T12:00:00.000Z' }),
);

const offering = (data: object[], current: string | null = null) =>
  fakeService({ ...created, 'GET /v1/me/contracts': () => ({ body: { data, current } }) });

async function signedIn(locale = 'ca'): Promise<SiniaTicketForm> {
  const element = await form({ 'legal-type': 'query', locale });
  element.token = async () => 'signed';
  await expect.poll(() => root(element).querySelector('.contract')).toBeTruthy();
  return element;
}

async function tell(element: SiniaTicketForm): Promise<void> {
  type(element, 'subject', 'El comptador gira');
  type(element, 'body', 'Amb tot tancat.');
  await element.updateComplete;
}

const choices = (element: SiniaTicketForm) => [...root(element).querySelectorAll('.contracts label')];
const sent = (service: ReturnType<typeof fakeService>) =>
  service.calls.find(({ method, path }) => `${method} ${path}` === create)?.body;

test('one contract that the page has chosen is shown and sent, and nothing is asked', async () => {
  const service = offering([contract(1)], '204411');
  const element = await signedIn();
  await says(element, 'Carrer de la Riera, 1');
  expect(choices(element)).toEqual([]);
  await tell(element);
  press(element, 'Envia la consulta');
  await says(element, 'Hem rebut');
  expect(sent(service)).toMatchObject({ requester: { contract: '204411' } });
});

test('among dozens one is searched by keyboard; what was not chosen is asked for', async () => {
  const service = offering(dozens);
  const element = await signedIn();
  await tell(element);
  press(element, 'Envia la consulta');
  await says(element, 'Triï el contracte.');
  expect(sent(service)).toBeUndefined();
  await userEvent.click(page.getByLabelText(/Cerqui pel número/));
  await userEvent.keyboard('riera 17{Enter}');
  await expect.poll(() => root(element).querySelectorAll('.contracts :checked').length).toBe(1);
  await says(element, '1 contracte');
  await says(element, 'En nom de Comunitat Núm. 17, fins al');
  press(element, 'Envia la consulta');
  await says(element, 'Hem rebut');
  expect(sent(service)).toMatchObject({ requester: { contract: '2044117' } });
});

test('the arrow goes down into the list; a search that finds nothing says so', async () => {
  offering(dozens);
  const element = await signedIn();
  await userEvent.click(page.getByLabelText(/Cerqui pel número/));
  await userEvent.keyboard('numero 2{ArrowDown}');
  type(element, 'about-search', 'xyz');
  await says(element, 'Cap contracte no coincideix');
  type(element, 'about-search', 'NUM 29');
  await expect.poll(() => choices(element).length).toBe(2);
  await userEvent.click(page.getByLabelText(/Cerqui pel número/));
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => (root(element).activeElement as HTMLInputElement | null)?.name).toBe('about');
});

test('about none in particular is an answer too', async () => {
  const service = offering([contract(1), contract(2)]);
  const element = await signedIn();
  await tell(element);
  press(element, 'No és sobre cap contracte');
  press(element, 'Envia la consulta');
  await says(element, 'Hem rebut');
  expect(sent(service)).not.toHaveProperty('requester');
});

test('an authority that ended meanwhile is said at the contract, and what was typed stays', async () => {
  const service = offering(dozens);
  const errors = [{ pointer: '/requester/contract', code: 'contract_not_yours', detail: 'Ja s’ha acabat.' }];
  service.routes[create] = () => problem(422, 'contract_not_yours', { errors });
  const element = await signedIn();
  await tell(element);
  press(element, 'Comunitat Núm. 3,');
  press(element, 'Envia la consulta');
  await says(element, 'Ja s’ha acabat.');
  expect(root(element).querySelector('#about-error')?.textContent).toBe('Ja s’ha acabat.');
  expect(root(element).querySelector<HTMLInputElement>('#subject')?.value).toBe('El comptador gira');
});

test('who has no contracts, or where they cannot be read, asks all the same', async () => {
  const service = fakeService(created);
  const element = await form({ 'legal-type': 'query' });
  element.token = 'signed';
  await expect.poll(() => service.calls.length).toBe(1);
  await tell(element);
  press(element, 'Envia la consulta');
  await says(element, 'Hem rebut');
});

describe.each(['ca', 'es'])('in %s', (locale) => {
  test('accessible, large enough for fingers, nothing sticks out at 320 px and with large text', async () => {
    await page.viewport(320, 740);
    offering(dozens);
    const element = await signedIn(locale);
    await expectAccessible(element);
    expect(smallTargets(element)).toEqual([]);
    expect(overflowing(element)).toEqual([]);
    const tall = choices(element).filter((one) => one.scrollHeight > one.clientHeight + 1);
    expect(tall.map((one) => one.textContent)).toEqual([]);
    document.documentElement.style.fontSize = '200%';
    expect(overflowing(element)).toEqual([]);
    document.documentElement.style.fontSize = '';
    await page.viewport(1280, 800);
  });
});
