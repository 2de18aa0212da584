import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OutgoingWritten } from '../written/written-channel.ts';
import { parseWhatsApp } from './parse-whatsapp.ts';
import { renderWhatsApp } from './render-whatsapp.ts';

const NOW = '2026-03-02T12:00:00.000Z';
const NUMBER = '106540352242922';
const sample = (name: string) => readFileSync(new URL(`./samples/${name}.json`, import.meta.url));
const parse = (name: string) => parseWhatsApp(sample(name), NOW);
const read = (value: unknown) => parseWhatsApp(Buffer.from(JSON.stringify(value)), NOW);
const byId = (name: string, id: string) => parse(name).find((event) => event.id === id);

describe('what a customer sends', () => {
  test('a text, with who, when, and what it answers', () => {
    expect(parse('text')).toEqual([
      {
        kind: 'message',
        from: {
          ids: ['34600111222', 'ES.13491208655302741918'],
          name: 'Ana Serra',
          address: '+34600111222',
        },
        content: {
          text: 'Hola, no surt aigua a casa. ¿Poden venir?',
          ...{ media: [], extras: [], replyTo: 'wamid.PREVIOUS' },
        },
        ...{ standby: false, openUntil: null, place: null, account: NUMBER, order: '34600111222' },
        id: 'wamid.HBgLMzQ2MDAxMTEyMjIVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=',
        at: '2025-06-08T20:59:43.000Z',
      },
    ]);
  });

  test('somebody who hides their number is known by the id that the business has for them', () => {
    const [event] = parse('username-only');
    expect(event).toMatchObject({
      from: { ids: ['ES.20000000000000000001'], name: 'Pere', address: '@pere.aigua' },
      order: 'ES.20000000000000000001',
    });
  });

  test('a picture is its caption and a file to fetch', () => {
    const [event] = parse('image');
    expect(event).toMatchObject({
      content: {
        text: 'La fuita',
        media: [
          { kind: 'image', id: '1003383421387256', mediaType: 'image/jpeg', url: null, fileName: null },
        ],
      },
    });
  });

  test.each([
    ['wamid.LOCATION', { kind: 'location', latitude: 41.5421, longitude: 2.4445, name: 'Riera 48, Mataró' }],
    ['wamid.CONTACTS', { kind: 'contact', name: 'Administrador de la finca', phones: ['+34 600 999 888'] }],
    ['wamid.BUTTON', { kind: 'choice', title: 'Sí, vull un tècnic' }],
    ['wamid.LIST', { kind: 'choice', title: 'Factura' }],
    ['wamid.UNSUPPORTED', { kind: 'unsupported', what: 'Message type unknown' }],
    ['wamid.POLL', { kind: 'unsupported', what: 'poll' }],
    ['wamid.ORDER', { kind: 'order', items: 2 }],
  ])('%s', (id, extra) => {
    expect(byId('kinds', id)).toMatchObject({ kind: 'message', content: { extras: [extra] } });
  });

  test.each([
    ['wamid.VOICE', { kind: 'audio', mediaType: 'audio/ogg; codecs=opus' }],
    ['wamid.DOCUMENT', { kind: 'document', fileName: 'factura.pdf' }],
  ])('%s', (id, media) => {
    expect(byId('kinds', id)).toMatchObject({ kind: 'message', content: { media: [media] } });
  });

  test.each([
    ['wamid.REACTION', { kind: 'reaction', target: 'wamid.OURS', emoji: '👍', order: 'change:wamid.OURS' }],
    ['wamid.UNREACT', { kind: 'reaction', target: 'wamid.OURS', emoji: null }],
    ['wamid.REVOKE', { kind: 'deletion', target: 'wamid.IMAGE', order: 'change:wamid.IMAGE' }],
    ['wamid.EDIT', { kind: 'edit', target: 'wamid.TEXT', text: 'Carrer Nou 12' }],
    ['wamid.SYSTEM', { kind: 'renamed', before: ['34600111222'], from: { ids: ['34600333444'] } }],
  ])('%s changes something', (id, expected) => {
    expect(byId('kinds', id)).toMatchObject(expected);
  });
});

describe('what is told of our messages', () => {
  test('each status is an event of its own, and a voice that was played was read', () => {
    expect(parse('statuses').filter(({ kind }) => kind === 'receipt')).toMatchObject([
      { id: 'wamid.OURS:delivered', status: 'delivered', target: 'wamid.OURS', correlation: 'out:dlv_1:0' },
      { id: 'wamid.OURS:played', status: 'read', correlation: null },
      { status: 'failed', failure: { code: 'window_closed' } },
    ]);
  });

  test('an error that is of no message is of the account', () => {
    expect(parse('statuses').at(-1)).toMatchObject({ kind: 'account', code: 'throttled', account: NUMBER });
  });

  test('identifiers, templates, bans, and what was written on the telephone', () => {
    expect(parse('account-news')).toMatchObject([
      { kind: 'renamed', before: ['ES.1'], from: { ids: ['34600111222', 'ES.2'] } },
      {
        kind: 'template',
        name: 'consulta_resolta',
        language: 'ca',
        status: 'approved',
        account: '102290129340398',
      },
      { kind: 'account', code: 'account_restricted' },
      { kind: 'ignored', what: 'UPGRADE' },
      { kind: 'ignored', what: 'security' },
      { kind: 'echo', id: 'wamid.PHONE', to: { ids: ['34600111222'] }, content: { text: 'Ara hi anem' } },
    ]);
  });
});

describe('one bad item harms no other', () => {
  const good = {
    from: '34600111222',
    id: 'wamid.GOOD',
    timestamp: '1749416383',
    type: 'text',
    text: { body: 'Bon dia' },
  };
  const change = (...messages: unknown[]) => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: 'w',
        changes: [{ field: 'messages', value: { metadata: { phone_number_id: NUMBER }, messages } }],
      },
    ],
  });

  test.each([
    ['nothing', null],
    ['a message of nobody', { ...good, id: 'x', from: undefined }],
    ['no id', { ...good, id: undefined }],
    ['a number for a message', 7],
    ['a reaction to nothing', { ...good, id: 'x', type: 'reaction', reaction: {} }],
  ])('%s', (_name, bad) => {
    const events = read(change(bad, good, bad));
    expect(events.filter(({ kind }) => kind === 'message')).toHaveLength(1);
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'ignored', what: 'unreadable', account: NUMBER }),
    );
  });

  test.each([
    ['a text without words', { type: 'text', text: {} }, 'text'],
    ['media without an id', { type: 'image', image: {} }, 'image'],
    ['a place that is nowhere', { type: 'location', location: { latitude: 'x' } }, 'location'],
  ])('%s is a message all the same, which says what it was', (_name, part, what) => {
    expect(read(change({ ...good, ...part }))).toMatchObject([
      { kind: 'message', id: 'wamid.GOOD', content: { text: '', extras: [{ kind: 'unsupported', what }] } },
    ]);
  });

  test.each([
    ['no JSON', Buffer.from('{')],
    ['of another product', Buffer.from('{"object":"page","entry":[]}')],
    ['nothing', Buffer.alloc(0)],
  ])('%s is told and not thrown', (_name, body) => {
    expect(parseWhatsApp(body, NOW)).toMatchObject([{ kind: 'ignored', what: 'not_whatsapp' }]);
  });

  test('entries and changes that are none', () => {
    const events = read({
      object: 'whatsapp_business_account',
      entry: [null, { id: 'w', changes: [3, {}] }, ...change(good).entry],
    });
    expect(events.map(({ kind }) => kind)).toEqual(['ignored', 'ignored', 'ignored', 'message']);
  });
});

describe('what we send', () => {
  const message: OutgoingWritten = {
    ...{ id: 'dlv_1', to: { ids: ['34600111222', 'ES.1'] }, text: 'Ja hi anem.', files: [] },
    ...{ template: null, humanAgent: false, replyTo: null },
  };
  const file = (mediaType: string, size: number, fileName = 'fitxer') => ({
    ...{ fileName, mediaType, size, read: async () => new Uint8Array(size) },
  });
  const bodies = (over: Partial<OutgoingWritten>) =>
    renderWhatsApp({ ...message, ...over }).map(({ body }) => body);

  test('a text, as the reference has it', () => {
    expect(bodies({ replyTo: 'wamid.IN' })).toEqual([
      {
        ...{ messaging_product: 'whatsapp', recipient_type: 'individual', to: '34600111222', type: 'text' },
        text: { body: 'Ja hi anem.', preview_url: false },
        context: { message_id: 'wamid.IN' },
        biz_opaque_callback_data: 'out:dlv_1:0',
      },
    ]);
  });

  test('whoever hides the number is written to by their id', () => {
    const [body] = bodies({ to: { ids: ['ES.1'] } });
    expect(body).toMatchObject({ recipient: 'ES.1' });
    expect(body).not.toHaveProperty('to');
  });

  test('an approved text with its values', () => {
    const template = { name: 'consulta_resolta', language: 'ca', parameters: ['1234 5678 9012'] };
    expect(bodies({ template, files: [file('image/png', 10)] })).toMatchObject([
      {
        type: 'template',
        template: {
          ...{ name: 'consulta_resolta', language: { code: 'ca' } },
          components: [{ type: 'body', parameters: [{ type: 'text', text: '1234 5678 9012' }] }],
        },
      },
    ]);
  });

  test('a long text and files leave in several, each with a mark of its own', () => {
    const parts = renderWhatsApp({
      ...message,
      text: 'Bon dia. '.repeat(600),
      files: [
        file('image/jpeg', 100),
        file('image/jpeg', 6_000_000, 'gran.jpg'),
        file('application/pdf', 1, 'f.pdf'),
      ],
    });
    expect(parts.map(({ body }) => body.type)).toEqual(['text', 'text', 'image', 'document', 'document']);
    expect(parts.map(({ correlation }) => correlation)).toEqual(
      [0, 1, 2, 3, 4].map((part) => `out:dlv_1:${part}`),
    );
    expect(parts[3]?.body.document).toEqual({ filename: 'gran.jpg' });
  });
});
