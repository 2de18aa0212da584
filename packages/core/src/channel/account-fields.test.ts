import { expect, test } from 'vitest';
import { ROUTE_CHANNELS } from '../ticket/ticket.ts';
import { ACCOUNT_FIELDS, CONNECTED_CHANNELS } from './account-fields.ts';

test('every written channel with a provider can be connected', () => {
  const without = new Set(['email', 'sms', 'post', 'chat']);
  expect([...CONNECTED_CHANNELS].sort()).toEqual(ROUTE_CHANNELS.filter((one) => !without.has(one)).sort());
});

test.each(Object.entries(ACCOUNT_FIELDS))('%s asks for nothing that it does not know', (_name, fields) => {
  expect(fields.settings).toEqual(expect.arrayContaining([...fields.required]));
  expect(fields.secrets.length).toBeGreaterThan(0);
});
