import { type RatedCall, ratesTicket } from './rated-ticket.ts';

/** What decides who asks for the rating of a ticket that somebody rang about. */
export interface CallSurvey {
  readonly ticket: {
    /** Since when it has been resolved; null where somebody works on it again. */
    readonly solvedAt: Date | null;
    readonly notifiedAt: Date | null;
    /** Whether there is a way to tell the customer anything. */
    readonly canBeTold: boolean;
  };
  /** The last call about it that was answered, or goes on. */
  readonly call: RatedCall & { readonly isOver: boolean };
  /** Whether the exchange asks this customer when it is told to. */
  readonly asks: boolean;
}

/**
 * `count`: what was said at hang-up rates the ticket, and nobody asks again. `ask`: the exchange asks. `leave`: the survey
 * of the mail does. `drop`: nobody for now.
 */
export type SurveyVerdict = 'drop' | 'count' | 'wait' | 'ask' | 'leave';
export type SurveyReason =
  | 'reopened'
  | 'rated_in_the_call'
  | 'call_goes_on'
  | 'rating_may_come'
  | 'not_notified'
  | 'exchange_asks'
  | 'exchange_does_not_ask';

type Row = readonly [
  applies: (survey: CallSurvey, writeUpMinutes: number, now: Date) => boolean,
  verdict: SurveyVerdict,
  reason: SurveyReason,
];

/** How long after hanging up the exchange may still be asking. */
const ASKING_MS = 2 * 60_000;
const HOUR_MS = 3_600_000;

/** Read from the top: the first row that applies. Nobody is asked before the resolution was told (Ley 10/2025, art. 18.2). */
export const SURVEY_TABLE: readonly Row[] = [
  [({ ticket }) => ticket.solvedAt === null, 'drop', 'reopened'],
  [({ call, ticket }, minutes) => ratesTicket(call, ticket, minutes), 'count', 'rated_in_the_call'],
  [({ call }) => !call.isOver, 'wait', 'call_goes_on'],
  [
    ({ call, ticket }, minutes, now) =>
      Number(call.endedAt) + ASKING_MS > now.getTime() && wouldRate(call, ticket, minutes),
    'wait',
    'rating_may_come',
  ],
  [({ ticket }) => ticket.canBeTold && !isTold(ticket), 'wait', 'not_notified'],
  [({ asks }) => asks, 'ask', 'exchange_asks'],
  [() => true, 'leave', 'exchange_does_not_ask'],
];

export interface SurveyDecision {
  readonly verdict: SurveyVerdict;
  readonly reason: SurveyReason;
  /** When to decide anew, if nothing else happens; null where it is decided. */
  readonly lookAt: Date | null;
}

/** Who asks for the rating of a ticket, and why. @param writeUpMinutes how long after its end a call is written up */
export function decideSurvey(survey: CallSurvey, writeUpMinutes: number, now: Date): SurveyDecision {
  const row = SURVEY_TABLE.find(([applies]) => applies(survey, writeUpMinutes, now)) as Row;
  const [, verdict, reason] = row;
  return { verdict, reason, lookAt: verdict === 'wait' ? lookAt(reason, survey, now) : null };
}

function lookAt(reason: SurveyReason, { call }: CallSurvey, now: Date): Date {
  const soon = new Date(Number(call.endedAt) + ASKING_MS);
  return reason === 'rating_may_come' ? soon : new Date(now.getTime() + HOUR_MS);
}

/** Whether an answer at hang-up would count. */
function wouldRate(call: RatedCall, ticket: CallSurvey['ticket'], writeUpMinutes: number): boolean {
  return ratesTicket({ ...call, rating: call.rating ?? 1 }, ticket, writeUpMinutes);
}

function isTold({ solvedAt, notifiedAt }: CallSurvey['ticket']): boolean {
  return solvedAt !== null && notifiedAt !== null && notifiedAt >= solvedAt;
}
