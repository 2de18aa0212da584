import { expect, test } from 'vitest';
import { ConnectionSettings, placeOf } from './connection-settings.ts';

const place = (settings: object) => placeOf(ConnectionSettings.parse(settings));

const SOAP = {
  ...{ kind: 'soap', url: 'https://aquacis.example/soap', user: 'sinia', explotacio: '007' },
  passwordType: 'digest',
};
const REST = { kind: 'rest', url: 'https://aquacis.example/rest', user: 'sinia', explotacio: '007' };

test.each([
  ['in clear instead of encrypted', SOAP, { url: 'http://aquacis.example/soap' }],
  ['in clear instead of digested', SOAP, { passwordType: 'text' }],
  ['another service of the host', SOAP, { url: 'https://aquacis.example/other' }],
  ['another host', SOAP, { url: 'https://other.example/soap' }],
  ['another port', SOAP, { url: 'https://aquacis.example:8443/soap' }],
  ['another user', SOAP, { user: 'another' }],
  ['in clear instead of encrypted', REST, { url: 'http://aquacis.example/rest' }],
  ['another service of the host', REST, { url: 'https://aquacis.example/other' }],
])('%s is another place', (_what, settings, change) => {
  expect(place({ ...settings, ...change })).not.toBe(place(settings));
});

test.each([
  [SOAP, { explotacio: '008' }],
  [SOAP, { url: 'https://AQUACIS.example:443/soap' }],
  [REST, { explotacio: '008' }],
])('the same place otherwise asked', (settings, change) => {
  expect(place({ ...settings, ...change })).toBe(place(settings));
});
