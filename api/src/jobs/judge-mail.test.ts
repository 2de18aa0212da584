import { expect, test } from 'vitest';
import { referenceIn } from './judge-mail.ts';

test.each([
  ['no hi ha cap número', undefined],
  ['telèfon 600111222', undefined],
])('%j names no ticket', (subject, reference) => {
  expect(referenceIn(subject)).toBe(reference);
});

test.each(['123456789016', '1234 5678 9016', 'Re: [1234-5678-9016] factura', 'clau 1234.5678.9016?'])(
  '%j names one when the check digit is right',
  (subject) => {
    const digits = subject.replace(/\D/g, '').slice(0, 11);
    const right = [...'0123456789'].filter((digit) => referenceIn(subject.replace(/(\d)(?=\D*$)/, digit)));
    expect(right).toHaveLength(1);
    expect(referenceIn(subject.replace(/(\d)(?=\D*$)/, right[0] ?? ''))).toBe(digits + right[0]);
  },
);
