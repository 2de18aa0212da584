import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CALL_POLICY } from './call-policy.ts';
import { decideRecording, type RecordedCall } from './recording.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const days = (count: number) => count * 24 * 60;

const ticket = { resolvedAt: null, closedAt: null, notifiedAt: null, canBeTold: true };
const agreed: RecordedCall = { consent: true, outcome: 'answered', endedAt: ago(60), ticket };
const resolved = (minutes: number, more: Partial<NonNullable<RecordedCall['ticket']>> = {}) => ({
  ...agreed,
  ticket: { ...ticket, resolvedAt: ago(minutes), notifiedAt: ago(minutes), ...more },
});

describe('what becomes of a recording', () => {
  test.each<[string, RecordedCall, string, string]>([
    ['they agreed, and it is not resolved', agreed, 'keep', 'not_notified'],
    ['they agreed, and the call goes on', { ...agreed, endedAt: null }, 'keep', 'not_notified'],
    ['they refused', { ...agreed, consent: false }, 'delete', 'consent_refused'],
    [
      'they refused and it was a voicemail',
      { ...agreed, consent: false, outcome: 'voicemail' },
      'delete',
      'consent_refused',
    ],
    ['nobody has asked yet', { ...agreed, consent: null, endedAt: ago(5) }, 'wait', 'consent_not_said_yet'],
    ['nobody asked', { ...agreed, consent: null }, 'delete', 'consent_missing'],
    ['a voicemail', { ...agreed, consent: null, outcome: 'voicemail' }, 'keep', 'not_notified'],
    ['resolved and told', resolved(days(3)), 'keep', 'term_running'],
    ['resolved and told long ago', resolved(days(31)), 'delete', 'term_over'],
    ['resolved and not told', resolved(days(31), { notifiedAt: null }), 'keep', 'not_notified'],
    [
      'told, opened again and resolved again',
      resolved(days(31), { notifiedAt: ago(days(60)) }),
      'keep',
      'not_notified',
    ],
    ['told and opened again', resolved(days(31), { resolvedAt: null }), 'keep', 'not_notified'],
    [
      'nobody to tell, not closed',
      resolved(days(31), { notifiedAt: null, canBeTold: false }),
      'keep',
      'not_notified',
    ],
    [
      'nobody to tell, closed',
      resolved(days(40), { notifiedAt: null, canBeTold: false, closedAt: ago(days(31)) }),
      'delete',
      'term_over',
    ],
    ['no ticket', { ...agreed, ticket: null }, 'keep', 'term_running'],
    ['no ticket, long ago', { ...agreed, ticket: null, endedAt: ago(days(31)) }, 'delete', 'term_over'],
  ])('%s', (_case, call, verdict, reason) => {
    expect(decideRecording(call, DEFAULT_CALL_POLICY, NOW)).toMatchObject({ verdict, reason });
  });

  test('whatever is not decided is looked at again, later', () => {
    const instant = fc.option(fc.integer({ min: 0, max: days(90) }).map(ago), { nil: null });
    const call = fc.record({
      consent: fc.constantFrom(true, false, null),
      outcome: fc.constantFrom('answered' as const, 'voicemail' as const, null),
      endedAt: instant,
      ticket: fc.option(
        fc.record({ resolvedAt: instant, closedAt: instant, notifiedAt: instant, canBeTold: fc.boolean() }),
        { nil: null },
      ),
    });
    fc.assert(
      fc.property(call, (one) => {
        const { verdict, lookAt } = decideRecording(one, DEFAULT_CALL_POLICY, NOW);
        if (verdict === 'delete') expect(lookAt).toBeNull();
        else expect(Number(lookAt)).toBeGreaterThan(NOW.getTime());
        if (verdict === 'keep') expect(one.consent === true || one.outcome === 'voicemail').toBe(true);
      }),
    );
  });
});
