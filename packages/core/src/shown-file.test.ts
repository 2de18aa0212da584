import { expect, test } from 'vitest';
import { shownKind } from './shown-file.ts';

test.each([
  ['image/png', 'image'],
  ['audio/ogg; codecs=opus', 'audio'],
  ['application/pdf', 'pdf'],
  ['image/svg+xml', null],
  ['text/html', null],
  ['application/octet-stream', null],
  ['constructor', null],
  ['', null],
])('%s is shown as %s', (mediaType, kind) => {
  expect(shownKind(mediaType)).toBe(kind);
});
