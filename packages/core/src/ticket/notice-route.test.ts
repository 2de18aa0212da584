import { expect, test } from 'vitest';
import { mobileOf, routeRefusal } from './notice-route.ts';

test.each([
  ['600 11 22 33', '+34600112233'],
  ['+34 711-22-33-44', '+34711223344'],
  ['0034 600112233', '+34600112233'],
  ['0033 6 12 34 56 78', '+33612345678'],
  ['93 741 61 00', null],
  ['+34 872 00 00 00', null],
  ['93', null],
  ['', null],
])('an SMS to %j goes to %j', (phone, mobile) => {
  expect(mobileOf(phone)).toBe(mobile);
});

const sms = (address: string) => ({ channel: 'sms', address }) as const;

test.each([
  [null, 'phone', true, 'notice_route_missing'],
  [null, 'counter', true, 'notice_route_missing'],
  [null, 'email', true, null],
  [null, 'phone', false, null],
  [sms('937416100'), 'phone', true, 'sms_to_landline'],
  [sms('937416100'), 'web', false, 'sms_to_landline'],
  [sms('600112233'), 'phone', true, null],
  [{ channel: 'post', address: 'Carrer de la Riera, 48' }, 'counter', true, null],
] as const)('with %j by %s, staff %s: %s', (route, channel, byStaff, refusal) => {
  expect(routeRefusal(route, { channel, byStaff })).toBe(refusal);
});
