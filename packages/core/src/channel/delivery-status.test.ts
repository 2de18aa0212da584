import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DELIVERY_STATUSES,
  type DeliveryStatus,
  furtherStatus,
  hasLeft,
  wholeStatus,
} from './delivery-status.ts';

const status = fc.constantFrom(...DELIVERY_STATUSES);

describe('furtherStatus', () => {
  test.each<[DeliveryStatus, DeliveryStatus, DeliveryStatus]>([
    ['sending', 'sent', 'sent'],
    ['sent', 'delivered', 'delivered'],
    ['read', 'delivered', 'read'],
    ['delivered', 'failed', 'delivered'],
    ['sent', 'failed', 'failed'],
    ['failed', 'sent', 'failed'],
    ['failed', 'delivered', 'delivered'],
    ['unknown', 'sent', 'sent'],
    ['delivered', 'bounced', 'bounced'],
  ])('%s, then %s is %s', (now, reported, expected) => {
    expect(furtherStatus(now, reported)).toBe(expected);
  });

  test('the order in which receipts come makes no difference, nor does their number', () => {
    fc.assert(
      fc.property(fc.array(status, { minLength: 1 }), (reports) => {
        const inOrder = reports.reduce(furtherStatus);
        const shuffled = [...reports, ...reports].reverse().reduce(furtherStatus);
        expect(shuffled).toBe(inOrder);
      }),
    );
  });
});

describe('wholeStatus', () => {
  test.each<[DeliveryStatus[], DeliveryStatus]>([
    [[], 'queued'],
    [['delivered', 'read'], 'delivered'],
    [['read', 'read'], 'read'],
    [['sent', 'failed'], 'failed'],
    [['unknown', 'read'], 'unknown'],
    [['sent', 'sending'], 'sending'],
  ])('%j is %s', (parts, expected) => {
    expect(wholeStatus(parts)).toBe(expected);
  });

  test('a whole has left only when every part has', () => {
    fc.assert(
      fc.property(fc.array(status, { minLength: 1 }), (parts) => {
        expect(hasLeft(wholeStatus(parts))).toBe(parts.every(hasLeft));
      }),
    );
  });
});
