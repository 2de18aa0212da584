import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Door, jsonOf, openDoor, PUBLISHABLE_KEY } from './door.ts';

let door: Door;
let key: string;

beforeAll(async () => {
  door = await openDoor();
  key = await door.key(['tickets:read', 'tickets:write']);
});
afterAll(() => door.world.database.drop());

const good = { subject: 'Fuita', body: 'Surt aigua.', requester: { email: 'nuria.puig@example.cat' } };

async function open(body: unknown = good, headers: Record<string, string> = {}) {
  return door.ask('POST', '/v1/tickets', { as: key, body, headers });
}

async function expectProblem(response: Response, status: number, code: string, pointer?: string) {
  const body = await jsonOf<{
    code: string;
    requestId: string;
    detail: string;
    errors?: { pointer: string }[];
  }>(response);
  expect({ status: response.status, code: body.code }).toEqual({ status, code });
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(body.requestId).toBe(response.headers.get('X-Request-Id'));
  expect(body.detail.length).toBeGreaterThan(5);
  if (pointer) expect(body.errors?.map((error) => error.pointer)).toContain(pointer);
}

describe('every refusal is a problem with a stable code', () => {
  test.each([
    ['bad JSON', '{"subject":', 'application/json', 400, 'invalid_json'],
    [
      'another content type',
      'subject=x',
      'application/x-www-form-urlencoded',
      415,
      'content_type_unsupported',
    ],
    [
      'a body over 1 MB',
      JSON.stringify({ ...good, body: 'x'.repeat(1_100_000) }),
      'application/json',
      413,
      'body_too_large',
    ],
  ])('%s', async (_name, raw, type, status, code) => {
    const headers = { 'Content-Type': type, 'Content-Length': String(raw.length) };
    await expectProblem(await door.ask('POST', '/v1/tickets', { as: key, raw, headers }), status, code);
  });

  test('an unknown route', async () => {
    await expectProblem(await door.ask('GET', '/v1/nothing'), 404, 'route_unknown');
  });

  test.each([
    ['no subject', { body: 'x' }, '/subject'],
    ['an empty subject', { ...good, subject: '  ' }, '/subject'],
    ['a subject of 201', { ...good, subject: 'x'.repeat(201) }, '/subject'],
    ['two lines in the subject', { ...good, subject: 'a\nb' }, '/subject'],
    ['NUL in the body', { ...good, body: 'a\u0000b' }, '/body'],
    ['a field that nobody knows', { ...good, bcc: 'x@example.com' }, '/bcc'],
    ['an address that is none', { ...good, requester: { email: 'nuria' } }, '/requester/email'],
    ['an unknown legal type', { ...good, legalType: 'other' }, '/legalType'],
    [
      'an attachment that is not theirs',
      { ...good, attachmentIds: ['att_00000000000000000000000000'] },
      '/attachmentIds/0',
    ],
  ])('%s points at the field', async (_name, body, pointer) => {
    const response = await open(body);
    const code = pointer === '/attachmentIds/0' ? 'attachment_unknown' : 'invalid_body';
    await expectProblem(response, 400, code, pointer);
  });

  test('an unknown status', async () => {
    const { id } = await jsonOf<{ id: string }>(await open());
    const headers = { 'If-Match': '"1"' };
    const response = await door.ask('PATCH', `/v1/tickets/${id}`, {
      as: key,
      body: { status: 'finished' },
      headers,
    });
    await expectProblem(response, 400, 'invalid_body', '/status');
  });

  test.each(['123', '572843901634', 'abc', '١٢٣٤٥٦٧٨٩٠١٢'])('a malformed reference %s', async (reference) => {
    await expectProblem(
      await door.ask('GET', `/v1/tracking/${encodeURIComponent(reference)}`),
      400,
      'invalid_reference',
    );
  });

  test('a reference that nobody has', async () => {
    await expectProblem(await door.ask('GET', '/v1/tracking/572843901633'), 404, 'not_found');
  });

  test('a link that never was', async () => {
    const token = 'A'.repeat(43);
    await expectProblem(
      await door.ask('GET', '/v1/tracking/572843901633/ticket', { as: token }),
      401,
      'credential_invalid',
    );
  });

  test('speaks the language of the caller', async () => {
    const headers = { 'Accept-Language': 'es-ES,es;q=0.9' };
    const { detail } = await jsonOf<{ detail: string }>(await door.ask('GET', '/v1/nothing', { headers }));
    expect(detail).toBe('Esta dirección no existe.');
  });
});

describe('two writers', () => {
  test('If-Match is required, and a stale one is refused with nothing written', async () => {
    const { id } = await jsonOf<{ id: string }>(await open());
    const path = `/v1/tickets/${id}`;
    const body = { priority: 'high' };
    await expectProblem(await door.ask('PATCH', path, { as: key, body }), 428, 'if_match_missing');
    const headers = { 'If-Match': '"1"' };
    const [first, second] = await Promise.all([
      door.ask('PATCH', path, { as: key, body, headers }),
      door.ask('PATCH', path, { as: key, body: { priority: 'low' }, headers }),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 412]);
    const read = await door.ask('GET', path, { as: key });
    expect(read.headers.get('ETag')).toBe('"2"');
  });

  test('an illegal change of status says why', async () => {
    const { id } = await jsonOf<{ id: string }>(await open());
    const headers = { 'If-Match': '"1"' };
    const response = await door.ask('PATCH', `/v1/tickets/${id}`, {
      as: key,
      body: { status: 'closed' },
      headers,
    });
    await expectProblem(response, 409, 'status_not_resolved_yet');
  });
});

describe('Idempotency-Key', () => {
  test('the same key and body give the same ticket, also to fifty twins at once', async () => {
    const headers = { 'Idempotency-Key': 'twin-1' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => open(good, headers)));
    const opened = answers.filter((answer) => answer.status === 201);
    const ids = new Set(
      await Promise.all(opened.map(async (answer) => (await jsonOf<{ id: string }>(answer)).id)),
    );
    expect(ids.size).toBe(1);
    for (const answer of answers) expect([201, 409]).toContain(answer.status);
    expect(await jsonOf(await open(good, headers))).toMatchObject({ id: [...ids][0] });
  });

  test('another body is refused', async () => {
    const headers = { 'Idempotency-Key': 'other-body' };
    expect((await open(good, headers)).status).toBe(201);
    await expectProblem(await open({ ...good, subject: 'Altra' }, headers), 422, 'idempotency_body_differs');
  });

  test('a key of 256 characters is refused', async () => {
    await expectProblem(
      await open(good, { 'Idempotency-Key': 'k'.repeat(256) }),
      400,
      'invalid_idempotency_key',
    );
  });

  test('a refused request leaves the key free', async () => {
    const headers = { 'Idempotency-Key': 'free-again' };
    expect((await open({ ...good, subject: '' }, headers)).status).toBe(400);
    expect((await open(good, headers)).status).toBe(201);
  });
});

describe('attachments', () => {
  const upload = (bytes: Uint8Array<ArrayBuffer>, name: string) => {
    const form = new FormData();
    form.set('file', new File([bytes], name));
    return door.ask('POST', '/v1/attachments', { as: key, raw: form });
  };

  test('0 bytes and 26 MB are refused', async () => {
    await expectProblem(await upload(new Uint8Array(0), 'buit.txt'), 422, 'attachment_empty', '/file');
    await expectProblem(
      await upload(new Uint8Array(26 * 1024 * 1024), 'gran.bin'),
      413,
      'attachment_too_large',
    );
  });

  test('a name is data: no path, no direction marks', async () => {
    const answer = await upload(new TextEncoder().encode('hola'), '../../etc/\u202epasswd.txt');
    expect(await jsonOf(answer)).toMatchObject({ fileName: 'passwd.txt', mediaType: 'text/plain', size: 4 });
  });

  test('only its uploader attaches it, once', async () => {
    const { id } = await jsonOf<{ id: string }>(await upload(new TextEncoder().encode('hola'), 'a.txt'));
    const foreign = await door.ask('POST', '/v1/tickets', {
      as: PUBLISHABLE_KEY,
      body: { ...good, attachmentIds: [id] },
    });
    await expectProblem(foreign, 400, 'attachment_unknown', '/attachmentIds/0');
    expect((await open({ ...good, attachmentIds: [id] })).status).toBe(201);
    await expectProblem(await open({ ...good, attachmentIds: [id] }), 400, 'attachment_unknown');
  });
});

test('emoji and right-to-left text survive every field', async () => {
  const text = 'مرحبا 👨‍👩‍👧‍👦 שלום l·l ŀl';
  const body = {
    subject: text,
    body: text,
    category: text,
    requester: { name: text, email: 'a@example.com' },
    customFields: { note: text },
  };
  const { id } = await jsonOf<{ id: string }>(await open(body));
  const ticket = await jsonOf(await door.ask('GET', `/v1/tickets/${id}`, { as: key }));
  expect(ticket).toMatchObject({
    subject: text,
    category: text,
    requester: { name: text },
    customFields: { note: text },
  });
  const { data } = await jsonOf<{ data: { body: string }[] }>(
    await door.ask('GET', `/v1/tickets/${id}/messages`, { as: key }),
  );
  expect(data[0]?.body).toBe(text);
});
