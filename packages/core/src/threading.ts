/**
 * To which ticket does a mail belong, and with what trust? Threading is an authentication decision:
 * a signed reply token or one of our own random Message-IDs may append, a number in the subject never
 * does. The table is read from the top and the first matching row decides.
 */

export type DmarcVerdict = 'pass' | 'none' | 'fail';

export type ThreadEvidence = {
  /** The signed reply address the mail was sent to. `expired` is told by the caller or follows from `closedAt`. */
  token: 'valid' | 'invalid' | 'expired' | 'none';
  /** In-Reply-To or References names a Message-ID that we stored when we sent it. */
  referencesMatch: boolean;
  /** The subject names a ticket by its reference. */
  subjectReference: boolean;
  /** The sender is the requester or a copy that an agent approved, on the ticket that was found. */
  senderIsParticipant: boolean;
  dmarc: DmarcVerdict;
  /** The From address belongs to a member of staff. */
  fromAgentAddress: boolean;
  /** The mail came to the signed address minted for this agent and this ticket. */
  agentToken: boolean;
  /** That agent may reply on that ticket at this moment. */
  agentPermitted: boolean;
  /** When the ticket that was found was closed, null when it is not closed or none was found. */
  closedAt: Date | null;
};

export type ThreadOutcome =
  | 'append'
  | 'append_unverified'
  | 'hold'
  | 'append_as_new_person'
  | 'new_ticket'
  | 'new_ticket_with_suggestion';

export type ThreadReason =
  | 'agent_token_verified'
  | 'token_verified'
  | 'token_without_dmarc'
  | 'token_but_dmarc_failed'
  | 'token_from_unknown_sender'
  | 'token_invalid'
  | 'token_expired'
  | 'references_verified'
  | 'references_unverified'
  | 'closed_too_long'
  | 'subject_reference_only'
  | 'no_evidence';

export type ThreadDecision = {
  outcome: ThreadOutcome;
  reason: ThreadReason;
  /** `agent` only with agent token, DMARC pass and permission; an agent's From alone gives citizen rights. */
  rights: 'citizen' | 'agent';
  badge: 'not_verified' | null;
  /** Rules and triggers may act on the message. */
  automation: boolean;
  /** Addresses in Cc may become participants (after an agent's approval). */
  honourCc: boolean;
  /** Anything at all may leave to anyone because of this message. */
  mayLeave: boolean;
  /** `internal`: the sender gets no history and is not added until an agent approves. */
  visibility: 'public' | 'internal';
  /** Adds one to the counter of bad tokens; `badTokenAlarm` reads it. */
  countsAsBadToken: boolean;
};

type Row = {
  token: readonly ThreadEvidence['token'][] | 'any';
  referencesMatch: boolean | 'any';
  subjectReference: boolean | 'any';
  senderIsParticipant: boolean | 'any';
  dmarc: readonly DmarcVerdict[] | 'any';
  agent: boolean | 'any';
  closedTooLong: boolean | 'any';
  outcome: ThreadOutcome;
  reason: ThreadReason;
};

const ANY = {
  token: 'any',
  referencesMatch: 'any',
  subjectReference: 'any',
  senderIsParticipant: 'any',
  dmarc: 'any',
  agent: 'any',
  closedTooLong: 'any',
} as const;

/** The trust table: first matching row wins. */
export const THREAD_TABLE: readonly Row[] = [
  {
    ...ANY,
    agent: true,
    closedTooLong: true,
    outcome: 'new_ticket_with_suggestion',
    reason: 'closed_too_long',
  },
  { ...ANY, agent: true, outcome: 'append', reason: 'agent_token_verified' },
  { ...ANY, token: ['invalid'], outcome: 'new_ticket', reason: 'token_invalid' },
  { ...ANY, token: ['expired'], outcome: 'new_ticket_with_suggestion', reason: 'token_expired' },
  {
    ...ANY,
    token: ['valid'],
    closedTooLong: true,
    outcome: 'new_ticket_with_suggestion',
    reason: 'token_expired',
  },
  {
    ...ANY,
    token: ['valid'],
    senderIsParticipant: false,
    outcome: 'append_as_new_person',
    reason: 'token_from_unknown_sender',
  },
  { ...ANY, token: ['valid'], dmarc: ['pass'], outcome: 'append', reason: 'token_verified' },
  { ...ANY, token: ['valid'], dmarc: ['none'], outcome: 'append_unverified', reason: 'token_without_dmarc' },
  { ...ANY, token: ['valid'], dmarc: ['fail'], outcome: 'hold', reason: 'token_but_dmarc_failed' },
  {
    ...ANY,
    referencesMatch: true,
    closedTooLong: true,
    outcome: 'new_ticket_with_suggestion',
    reason: 'closed_too_long',
  },
  {
    ...ANY,
    referencesMatch: true,
    senderIsParticipant: true,
    dmarc: ['pass'],
    outcome: 'append',
    reason: 'references_verified',
  },
  { ...ANY, referencesMatch: true, outcome: 'new_ticket_with_suggestion', reason: 'references_unverified' },
  { ...ANY, subjectReference: true, outcome: 'new_ticket_with_suggestion', reason: 'subject_reference_only' },
  { ...ANY, outcome: 'new_ticket', reason: 'no_evidence' },
];

type Effects = Pick<ThreadDecision, 'badge' | 'automation' | 'honourCc' | 'mayLeave' | 'visibility'>;

const NORMAL: Effects = {
  badge: null,
  automation: true,
  honourCc: true,
  mayLeave: true,
  visibility: 'public',
};

/** What each outcome permits. */
export const THREAD_EFFECTS = {
  append: NORMAL,
  append_unverified: { ...NORMAL, badge: 'not_verified', automation: false, honourCc: false },
  hold: {
    badge: 'not_verified',
    automation: false,
    honourCc: false,
    mayLeave: false,
    visibility: 'internal',
  },
  append_as_new_person: {
    badge: 'not_verified',
    automation: false,
    honourCc: false,
    mayLeave: false,
    visibility: 'internal',
  },
  new_ticket: NORMAL,
  new_ticket_with_suggestion: NORMAL,
} as const satisfies Record<ThreadOutcome, Effects>;

/** A reply to a ticket closed for longer than this opens a new, linked ticket. */
export const REPLY_EXPIRES_AFTER_DAYS = 180;

/** Bad tokens in one hour at which the mailbox raises an alarm. */
export const BAD_TOKENS_PER_HOUR = 20;

const DAY_MS = 86_400_000;

/** True when a ticket closed at `closedAt` no longer takes replies at `now`. */
export function replyExpired(closedAt: Date | null, now: Date): boolean {
  return closedAt !== null && now.getTime() - closedAt.getTime() > REPLY_EXPIRES_AFTER_DAYS * DAY_MS;
}

/** True when the bad tokens counted in the last hour call for an alarm. */
export function badTokenAlarm(badTokensInLastHour: number): boolean {
  return badTokensInLastHour >= BAD_TOKENS_PER_HOUR;
}

/**
 * Decides what becomes of an inbound mail.
 * @param evidence what was proved about the mail, against the ticket its token or references point to
 * @param now the moment of the decision, for the 180 days after closing
 */
export function decideThread(evidence: ThreadEvidence, now: Date): ThreadDecision {
  const facts = {
    ...evidence,
    agent:
      evidence.fromAgentAddress &&
      evidence.agentToken &&
      evidence.dmarc === 'pass' &&
      evidence.agentPermitted,
    closedTooLong: replyExpired(evidence.closedAt, now),
  };
  const row = THREAD_TABLE.find((candidate) => matches(candidate, facts)) as Row;
  return {
    outcome: row.outcome,
    reason: row.reason,
    rights: row.reason === 'agent_token_verified' ? 'agent' : 'citizen',
    ...THREAD_EFFECTS[row.outcome],
    countsAsBadToken: row.reason === 'token_invalid' || row.reason === 'token_expired',
  };
}

type Facts = ThreadEvidence & { agent: boolean; closedTooLong: boolean };

function matches(row: Row, facts: Facts): boolean {
  return (
    (row.token === 'any' || row.token.includes(facts.token)) &&
    (row.dmarc === 'any' || row.dmarc.includes(facts.dmarc)) &&
    equals(row.referencesMatch, facts.referencesMatch) &&
    equals(row.subjectReference, facts.subjectReference) &&
    equals(row.senderIsParticipant, facts.senderIsParticipant) &&
    equals(row.agent, facts.agent) &&
    equals(row.closedTooLong, facts.closedTooLong)
  );
}

function equals(wanted: boolean | 'any', actual: boolean): boolean {
  return wanted === 'any' || wanted === actual;
}
