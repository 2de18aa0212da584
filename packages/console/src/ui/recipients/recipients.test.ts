import { expect, test } from 'vitest';
import { LEAK } from '../../../test/make-desk.ts';
import { messageOf, TICKETS } from '../../../test/sample-desk.ts';
import type { Thread } from '../../port/desk-port.ts';
import { knownCopies } from './known-copies.ts';
import { knownStranger } from './known-stranger.ts';

const pere = { kind: 'customer', id: null, name: 'Pere', address: 'Pere@bufet.example' } as const;
const stranger = messageOf(LEAK, 9, { author: pere, trust: 'new_person', visibility: 'internal' });
const copies = { to: ['veina@example.cat'], cc: ['pere@bufet.example'], bcc: [] };
const asked = messageOf(LEAK, 1, { copies });

test('whoever we forwarded to, or who was in copy, is no stranger; anybody else is', () => {
  const forwarded = messageOf(LEAK, 2, { forwardedTo: ['pere@bufet.example'] });
  expect(knownStranger([asked, forwarded, stranger], stranger)).toBe('answersForward');
  expect(knownStranger([asked, stranger], stranger)).toBe('wasInCopy');
  expect(knownStranger([stranger], stranger)).toBeNull();
  expect(knownStranger([asked], messageOf(LEAK, 1, { author: pere }))).toBeNull();
});

test('those whom the customer wrote to are offered once, but not the customer nor who is chosen already', () => {
  const ticket = TICKETS[0]!;
  const twice = messageOf(LEAK, 3, {
    copies: { to: [], cc: ['PERE@bufet.example', ticket.requester.email ?? ''], bcc: [] },
  });
  const thread = { ticket, messages: [asked, twice] } as unknown as Thread;
  expect(knownCopies(thread, { cc: [], bcc: [] })).toEqual(['veina@example.cat', 'PERE@bufet.example']);
  expect(knownCopies(thread, { cc: ['pere@bufet.example'], bcc: [] })).toEqual(['veina@example.cat']);
});
