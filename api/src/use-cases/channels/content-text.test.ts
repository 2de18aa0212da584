import type { MessageExtra } from '@sinia/channels';
import { expect, test } from 'vitest';
import { contentText, mediaText, subjectOf } from './content-text.ts';

const content = (text: string, ...extras: MessageExtra[]) => ({ text, extras, media: [], replyTo: null });

test.each<[string, ReturnType<typeof content>, string]>([
  ['words', content(' Bon dia '), 'Bon dia'],
  [
    'a place',
    content('', { kind: 'location', latitude: 41.5, longitude: 2.4, name: 'Riera 48' }),
    'Ubicació: Riera 48\nhttps://www.openstreetmap.org/?mlat=41.5&mlon=2.4#map=18/41.5/2.4',
  ],
  [
    'a card',
    content('', { kind: 'contact', name: 'Anna', phones: ['+34600111222'] }),
    'Contacte: Anna, +34600111222',
  ],
  ['words and a choice', content('Sí', { kind: 'choice', title: 'Vull un tècnic' }), 'Sí\n\nVull un tècnic'],
  [
    'what cannot be shown',
    content('', { kind: 'unsupported', what: 'poll' }),
    'Missatge d’un tipus que aquí no es pot mostrar (poll).',
  ],
  ['a story', content('', { kind: 'story', url: null }), 'Ha esmentat o respost una història.'],
])('%s', (_name, said, expected) => {
  expect(contentText(said, 'ca')).toBe(expected);
});

test('files stand for words where there are none', () => {
  const media = [
    { kind: 'image' as const, id: '1', url: null, mediaType: 'image/jpeg', fileName: null },
    { kind: 'document' as const, id: '2', url: null, mediaType: null, fileName: 'factura.pdf' },
  ];
  expect(mediaText({ ...content(''), media }, 'es')).toBe('Imagen, factura.pdf');
});

test.each([
  ['Bon dia\nno tinc aigua', 'Bon dia'],
  [
    `No tinc aigua ${'des d’ahir '.repeat(20)}`,
    'No tinc aigua des d’ahir des d’ahir des d’ahir des d’ahir des d’ahir des d’ahir des d’ahir…',
  ],
  ['💧'.repeat(200), `${'💧'.repeat(45)}…`],
])('the subject of %j', (body, expected) => {
  expect(subjectOf(body)).toBe(expected);
});
