import { expect, test } from 'vitest';
import { fakeService, problem } from './test/fake-service.ts';
import { create, created, fieldValue, fillIn, form, freshForm, opened } from './test/fill-form.ts';
import { expectAccessible, press, says } from './test/mount.ts';

freshForm();

test('without a connection it says so, keeps every word, and goes by itself, once, when there is one', async () => {
  const service = fakeService(created);
  const element = await form();
  await fillIn(element);
  service.offline = true;
  press(element, 'Envia la consulta');
  await says(element, 'No hi ha connexió');
  await says(element, 'S’enviarà sol quan torni la connexió');
  await expectAccessible(element);
  const { length } = service.calls;
  service.offline = false;
  dispatchEvent(new Event('online'));
  await says(element, 'Hem rebut la seva consulta');
  const keys = service.calls.map((call) => call.headers.get('Idempotency-Key'));
  expect(keys).toHaveLength(length + 1);
  expect(new Set(keys).size).toBe(1);
});

test('a lost answer is found again after a reload: the same words keep their idempotency key', async () => {
  const service = fakeService(created);
  const element = await form();
  await fillIn(element);
  service.offline = true;
  press(element, 'Envia la consulta');
  await says(element, 'No hi ha connexió');
  const first = service.calls[0]?.headers.get('Idempotency-Key');

  const again = await form();
  await says(again, 'Hem recuperat el que havia escrit');
  expect(fieldValue(again, 'subject')).toBe('Surt aigua');
  await expectAccessible(again);
  service.offline = false;
  press(again, 'Continua');
  await again.updateComplete;
  expect(fieldValue(again, 'email')).toBe('nuria@example.cat');
  press(again, 'Continua');
  await says(again, 'És correcte?');
  press(again, 'Envia la consulta');
  await says(again, 'Hem rebut');
  expect(service.calls.at(-1)?.headers.get('Idempotency-Key')).toBe(first);
});

test('whoever goes back while it waits can change what they wrote', async () => {
  const service = fakeService(created);
  const element = await form();
  await fillIn(element);
  service.offline = true;
  press(element, 'Envia la consulta');
  await says(element, 'No hi ha connexió');
  press(element, 'Enrere');
  await says(element, 'Com li podem respondre?');
  service.offline = false;
  const { length } = service.calls;
  dispatchEvent(new Event('online'));
  press(element, 'Continua');
  await says(element, 'És correcte?');
  expect(service.calls).toHaveLength(length);
  press(element, 'Envia la consulta');
  await says(element, 'Hem rebut');
});

test('pressing again after a failure repeats the idempotency key', async () => {
  let failures = 0;
  const service = fakeService({
    [create]: () => (failures++ < 1 ? problem(422, 'unprocessable') : { status: 201, body: opened }),
  });
  const element = await form();
  await fillIn(element);
  press(element, 'Envia la consulta');
  await says(element, 'detail of unprocessable');
  press(element, 'Torna-ho a provar');
  await says(element, 'Hem rebut');
  const keys = service.calls.map((call) => call.headers.get('Idempotency-Key'));
  expect(keys[0]).toBeTruthy();
  expect(new Set(keys).size).toBe(1);
});

test('a double click opens one ticket', async () => {
  const service = fakeService(created);
  const element = await form();
  await fillIn(element);
  press(element, 'Envia la consulta');
  press(element, 'Envia');
  await says(element, 'Hem rebut');
  expect(service.calls).toHaveLength(1);
});

test('whoever signs out on a shared computer while it waits leaves nothing behind, and nothing is sent', async () => {
  const service = fakeService(created);
  const element = await form();
  await fillIn(element);
  service.offline = true;
  press(element, 'Envia la consulta');
  await says(element, 'No hi ha connexió');
  const { length } = service.calls;
  element.reset();
  await says(element, 'De què es tracta?');
  service.offline = false;
  dispatchEvent(new Event('online'));
  await element.updateComplete;
  expect(sessionStorage.length).toBe(0);
  expect(service.calls).toHaveLength(length);
});
