import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { fakeService, problem } from './test/fake-service.ts';
import { created, fillIn, form, freshForm, pick } from './test/fill-form.ts';
import { expectAccessible, overflowing, press, root, says } from './test/mount.ts';

freshForm();
afterEach(() => page.viewport(414, 896));

test('the longest names and states fit 320 pixels with text at twice its size', async () => {
  await page.viewport(320, 740);
  const never = new Promise<never>(() => undefined);
  fakeService({
    ...created,
    'POST /v1/attachments': ({ body }) =>
      ((body as FormData).get('file') as File).name === 'lenta.txt'
        ? never
        : { status: 201, body: { id: 'att_1' } },
  });
  const element = await form({ style: '--sinia-font-size: 36px' });
  pick(
    element,
    new File([], 'buit.txt'),
    new File(['x'], `${'foto_de_la_fuita_davant_de_casa_'.repeat(6)}.jpg`),
    new File(['x'], 'la foto de la vorera.jpg'),
    new File(['x'], 'lenta.txt'),
  );
  await says(element, 'A punt');
  expect(root(element).querySelector('progress')).toBeTruthy();
  expect(overflowing(element)).toEqual([]);
});

test('files go up with progress, an empty one is refused here, a failed one can be tried again', async () => {
  let attempts = 0;
  const service = fakeService({
    ...created,
    'POST /v1/attachments': () =>
      attempts++ === 0
        ? problem(415, 'unsupported')
        : { status: 201, body: { id: 'att_1', fileName: 'a.jpg' } },
  });
  const element = await form();
  pick(element, new File([], 'buit.txt'), new File(['x'], 'programa.exe'));
  await says(element, 'El fitxer és buit.');
  await says(element, 'No podem acceptar aquest tipus de fitxer.');
  press(element, 'Treu buit.txt');
  press(element, 'Treu programa.exe');
  pick(element, new File(['abc'], 'vorera.jpg'));
  await says(element, 'A punt');
  await expectAccessible(element);
  await fillIn(element);
  press(element, 'Envia la consulta');
  await says(element, 'Hem rebut');
  expect(service.calls.at(-1)?.body).toMatchObject({ attachmentIds: ['att_1'] });
});

test('of 500 files twenty are taken, and the words say so', async () => {
  fakeService({ ...created, 'POST /v1/attachments': () => ({ status: 201, body: { id: 'att_1' } }) });
  const element = await form();
  pick(element, ...Array.from({ length: 500 }, (_, index) => new File(['x'], `foto-${index}.txt`)));
  await says(element, 'Hi caben 20 fitxers. Se n’han quedat 480 fora');
  expect(root(element).querySelectorAll('.file')).toHaveLength(20);
  await expectAccessible(element);
});

test('a huge photo goes up smaller and shows its face; it waits for the connection and is remembered', async () => {
  let sent: File | undefined;
  const service = fakeService({
    ...created,
    'POST /v1/attachments': ({ body }) => {
      sent = (body as FormData).get('file') as File;
      return { status: 201, body: { id: 'att_1' } };
    },
  });
  const element = await form();
  service.offline = true;
  const photo = await noisyPhoto(3_000, 1_500);
  expect(photo.size).toBeGreaterThan(2 * 1024 * 1024);
  pick(element, photo);
  await says(element, 'Pujarà quan torni la connexió.');
  service.offline = false;
  dispatchEvent(new Event('online'));
  await says(element, 'A punt');
  expect(root(element).querySelector('.file canvas')).toBeTruthy();
  expect(sent?.name).toBe('vorera.jpg');
  expect((await createImageBitmap(sent as File)).width).toBe(2_560);
  await expectAccessible(element);

  const again = await form();
  await says(again, 'A punt');
  await fillIn(again);
  press(again, 'Envia la consulta');
  await says(again, 'Hem rebut');
  expect(service.calls.at(-1)?.body).toMatchObject({ attachmentIds: ['att_1'] });
});

test('sending waits for files on their way, unless one goes back', async () => {
  const service = fakeService({
    ...created,
    'POST /v1/attachments': () => ({ status: 201, body: { id: 'att_1' } }),
  });
  const element = await form();
  await fillIn(element);
  press(element, 'Canvia-ho: La consulta');
  await says(element, 'Expliqui’ns què passa');
  service.offline = true;
  pick(element, new File(['abc'], 'comptador.txt'));
  await says(element, 'Pujarà quan torni la connexió.');
  press(element, 'Continua');
  await says(element, 'Com li podem respondre?');
  press(element, 'Continua');
  await says(element, 'És correcte?');
  press(element, 'Envia la consulta');
  await says(element, 'No hi ha connexió');
  press(element, 'Enrere');
  await says(element, 'Com li podem respondre?');
  service.offline = false;
  dispatchEvent(new Event('online'));
  press(element, 'Continua');
  await says(element, 'És correcte?');
  expect(service.calls.map((call) => call.path)).not.toContain('/v1/tickets');
  service.offline = true;
  press(element, 'Envia la consulta');
  await says(element, 'No hi ha connexió');
  service.offline = false;
  press(element, 'Prova-ho ara');
  await says(element, 'Hem rebut');
  expect(service.calls.at(-1)?.body).toMatchObject({ attachmentIds: ['att_1'] });
});

/** A picture that no codec makes small. */
async function noisyPhoto(width: number, height: number): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  const noise = new ImageData(width, height);
  for (let at = 0; at < noise.data.length; at += 65_536) {
    crypto.getRandomValues(noise.data.subarray(at, at + 65_536));
  }
  pen?.putImageData(noise, 0, 0);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return new File([blob ?? ''], 'vorera.png', { type: 'image/png' });
}
