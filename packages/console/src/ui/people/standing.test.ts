import type { Identification } from '@sinia/contracts';
import { expect, test } from 'vitest';
import { NOW } from '../../../test/sample-desk.ts';
import { standingOf } from './standing.ts';

const CONTACT = `con_${'0'.repeat(26)}`;
const found = (more: Partial<Identification>): Identification => ({
  ...{ outcome: 'matched', contactId: CONTACT, provisional: false, candidates: [], reason: 'email' },
  ...{ rulesVersion: 0, at: NOW },
  ...more,
});
const ago = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();

test.each([
  ['linked', CONTACT, found({}), 60, 'confirmed'],
  ['linked by hand, never looked up', CONTACT, null, 60, 'confirmed'],
  ['linked for the time being', CONTACT, found({ provisional: true }), 60, 'provisional'],
  ['several', null, found({ outcome: 'ambiguous', contactId: null }), 60, 'ambiguous'],
  ['nobody', null, found({ outcome: 'unknown', contactId: null }), 60, 'unknown'],
  ['a hidden number', null, found({ outcome: 'anonymous', contactId: null }), 60, 'anonymous'],
  ['unlinked by hand', null, found({ outcome: 'matched' }), 60, 'unknown'],
  ['just opened', null, null, 1, 'looking'],
  ['never looked up', null, null, 60, 'unknown'],
] as const)('%s', (_what, contactId, identification, minutes, standing) => {
  const ticket = { contactId, identification, createdAt: ago(minutes) };
  expect(standingOf(ticket, new Date(NOW))).toBe(standing);
});
