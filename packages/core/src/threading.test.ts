import { describe, expect, test } from 'vitest';
import { badTokenAlarm, decideThread, replyExpired, type ThreadEvidence } from './threading.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

const NOTHING: ThreadEvidence = {
  token: 'none',
  referencesMatch: false,
  subjectReference: false,
  senderIsParticipant: false,
  dmarc: 'none',
  fromAgentAddress: false,
  agentToken: false,
  agentPermitted: false,
  closedAt: null,
};

const BOOLEANS = [true, false];

function everyEvidence(): ThreadEvidence[] {
  const all: ThreadEvidence[] = [];
  for (const token of ['valid', 'invalid', 'expired', 'none'] as const)
    for (const dmarc of ['pass', 'none', 'fail'] as const)
      for (const referencesMatch of BOOLEANS)
        for (const subjectReference of BOOLEANS)
          for (const senderIsParticipant of BOOLEANS)
            for (const fromAgentAddress of BOOLEANS)
              for (const agentToken of BOOLEANS)
                for (const agentPermitted of BOOLEANS)
                  for (const closedAt of [null, daysAgo(179), daysAgo(181)])
                    all.push({
                      token,
                      dmarc,
                      referencesMatch,
                      subjectReference,
                      senderIsParticipant,
                      fromAgentAddress,
                      agentToken,
                      agentPermitted,
                      closedAt,
                    });
  return all;
}

/** The policy told a second time, in another shape: nested questions instead of rows. */
function expectedOutcome(e: ThreadEvidence): string {
  const expired = e.closedAt !== null && e.closedAt < daysAgo(180);
  const agent = e.fromAgentAddress && e.agentToken && e.agentPermitted && e.dmarc === 'pass';
  if (agent) return expired ? 'new_ticket_with_suggestion' : 'append';
  switch (e.token) {
    case 'invalid':
      return 'new_ticket';
    case 'expired':
      return 'new_ticket_with_suggestion';
    case 'valid':
      if (expired) return 'new_ticket_with_suggestion';
      if (!e.senderIsParticipant) return 'append_as_new_person';
      return { pass: 'append', none: 'append_unverified', fail: 'hold' }[e.dmarc];
    case 'none':
      if (e.referencesMatch)
        return !expired && e.senderIsParticipant && e.dmarc === 'pass'
          ? 'append'
          : 'new_ticket_with_suggestion';
      return e.subjectReference ? 'new_ticket_with_suggestion' : 'new_ticket';
  }
}

describe('decideThread', () => {
  test.each([
    [
      'valid token, participant, pass',
      { token: 'valid', senderIsParticipant: true, dmarc: 'pass' },
      'append',
      'token_verified',
    ],
    [
      'valid token, participant, no DMARC',
      { token: 'valid', senderIsParticipant: true, dmarc: 'none' },
      'append_unverified',
      'token_without_dmarc',
    ],
    [
      'valid token, participant, DMARC fails',
      { token: 'valid', senderIsParticipant: true, dmarc: 'fail' },
      'hold',
      'token_but_dmarc_failed',
    ],
    [
      'valid token, stranger',
      { token: 'valid', dmarc: 'pass' },
      'append_as_new_person',
      'token_from_unknown_sender',
    ],
    [
      'our Message-ID, participant, pass',
      { referencesMatch: true, senderIsParticipant: true, dmarc: 'pass' },
      'append',
      'references_verified',
    ],
    [
      'our Message-ID, participant, no DMARC',
      { referencesMatch: true, senderIsParticipant: true },
      'new_ticket_with_suggestion',
      'references_unverified',
    ],
    [
      'our Message-ID, stranger',
      { referencesMatch: true, dmarc: 'pass' },
      'new_ticket_with_suggestion',
      'references_unverified',
    ],
    [
      'number in the subject',
      { subjectReference: true, senderIsParticipant: true, dmarc: 'pass' },
      'new_ticket_with_suggestion',
      'subject_reference_only',
    ],
    [
      'invalid token beside a good reference',
      { token: 'invalid', referencesMatch: true, senderIsParticipant: true, dmarc: 'pass' },
      'new_ticket',
      'token_invalid',
    ],
    [
      'expired token',
      { token: 'expired', senderIsParticipant: true, dmarc: 'pass' },
      'new_ticket_with_suggestion',
      'token_expired',
    ],
    [
      'valid token 181 days after closing',
      { token: 'valid', senderIsParticipant: true, dmarc: 'pass', closedAt: daysAgo(181) },
      'new_ticket_with_suggestion',
      'token_expired',
    ],
    ['nothing', {}, 'new_ticket', 'no_evidence'],
  ] as const)('%s', (_name, evidence, outcome, reason) => {
    expect(decideThread({ ...NOTHING, ...evidence }, NOW)).toMatchObject({
      outcome,
      reason,
      rights: 'citizen',
    });
  });

  test('all combinations agree with the policy told as nested questions', () => {
    const combinations = everyEvidence();
    expect(combinations).toHaveLength(4 * 3 * 2 ** 6 * 3);
    for (const evidence of combinations) {
      expect({ evidence, outcome: decideThread(evidence, NOW).outcome }).toEqual({
        evidence,
        outcome: expectedOutcome(evidence),
      });
    }
  });

  test("agent rights need the agent's address, token, DMARC pass and permission, all four", () => {
    for (const evidence of everyEvidence()) {
      const all =
        evidence.fromAgentAddress &&
        evidence.agentToken &&
        evidence.agentPermitted &&
        evidence.dmarc === 'pass';
      if (decideThread(evidence, NOW).rights === 'agent') expect(all).toBe(true);
    }
    const agent = {
      ...NOTHING,
      fromAgentAddress: true,
      agentToken: true,
      agentPermitted: true,
      dmarc: 'pass' as const,
    };
    expect(decideThread(agent, NOW)).toMatchObject({ outcome: 'append', rights: 'agent' });
  });

  test('nobody appends without a valid token or a verified reference', () => {
    for (const evidence of everyEvidence()) {
      const decision = decideThread(evidence, NOW);
      if (!decision.outcome.startsWith('append')) continue;
      const verifiedReference =
        evidence.referencesMatch && evidence.senderIsParticipant && evidence.dmarc === 'pass';
      expect(decision.rights === 'agent' || evidence.token === 'valid' || verifiedReference).toBe(true);
    }
  });

  test('held and unknown senders leave nothing, unverified ones start no automation', () => {
    for (const evidence of everyEvidence()) {
      const decision = decideThread(evidence, NOW);
      if (decision.outcome === 'hold' || decision.outcome === 'append_as_new_person')
        expect(decision).toMatchObject({
          mayLeave: false,
          visibility: 'internal',
          honourCc: false,
          automation: false,
        });
      if (decision.outcome === 'append_unverified')
        expect(decision).toMatchObject({
          badge: 'not_verified',
          automation: false,
          honourCc: false,
          mayLeave: true,
        });
    }
  });

  test('only bad tokens are counted, and twenty in an hour raise the alarm', () => {
    expect(decideThread({ ...NOTHING, token: 'invalid' }, NOW).countsAsBadToken).toBe(true);
    expect(decideThread({ ...NOTHING, token: 'expired' }, NOW).countsAsBadToken).toBe(true);
    expect(decideThread(NOTHING, NOW).countsAsBadToken).toBe(false);
    expect([badTokenAlarm(19), badTokenAlarm(20)]).toEqual([false, true]);
  });
});

test('replies expire after 180 whole days of being closed', () => {
  expect(replyExpired(null, NOW)).toBe(false);
  expect(replyExpired(daysAgo(180), NOW)).toBe(false);
  expect(replyExpired(new Date(daysAgo(180).getTime() - 1), NOW)).toBe(true);
});
