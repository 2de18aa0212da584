import { ExchangeFailure, type SurveyOrder } from '@sinia/channels/phone';
import { plainReason } from '../error-for-log.ts';
import { backOff } from '../outbox/back-off.ts';
import {
  type CallSurveyRow,
  claimRatings,
  exchangeOfRating,
  putRatingOff,
} from '../use-cases/calls/call-survey-store.ts';
import { noteAsked } from '../use-cases/calls/note-asked.ts';
import { openExchange } from '../use-cases/calls/open-exchange.ts';
import { leaveRating, settleRating } from '../use-cases/calls/settle-rating.ts';
import type { Context, Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';

const BATCH = 20;
const ASK_MS = 20_000;
/** An exchange that does not answer is asked so often; then the survey of the mail takes over. */
const TRIES = 10;

/** Settles ratings of tickets that somebody rang about. @returns whether more may be waiting */
export async function followRatings(dependencies: Dependencies): Promise<boolean> {
  const { db, clock, log } = dependencies;
  const due = await claimRatings(db, clock(), BATCH);
  for (const row of due) {
    const context = systemContext(dependencies, 'ratings', `rating-${row.ticketId}`);
    try {
      const { order } = await settleRating.execute(context, { ticketId: row.ticketId });
      if (order) await ask(dependencies, context, row, order);
    } catch (error) {
      log.warn({ err: error, ticketId: row.ticketId }, 'a rating could not be asked for');
      await later(dependencies, context, row, error);
    }
  }
  return due.length === BATCH;
}

async function ask(
  dependencies: Dependencies,
  context: Context,
  { ticketId, callId }: CallSurveyRow,
  order: SurveyOrder,
): Promise<void> {
  const { exchange, ratedAt } = await exchangeOfRating(dependencies.db, callId);
  const control = exchange && openExchange(dependencies, exchange);
  if (!control) throw new ExchangeFailure('unsupported');
  await control.requestSurvey(order, AbortSignal.timeout(ASK_MS));
  await noteAsked.execute(context, { ticketId, ratedBefore: ratedAt });
}

async function later(
  { db, clock }: Dependencies,
  context: Context,
  { ticketId, attempts }: CallSurveyRow,
  error: unknown,
): Promise<void> {
  const isFinal = error instanceof ExchangeFailure && !error.isPassing;
  if (isFinal || attempts >= TRIES) {
    await leaveRating.execute(context, { ticketId });
    return;
  }
  const dueAt = new Date(clock().getTime() + backOff(attempts, Math.random()));
  await putRatingOff(db, ticketId, dueAt, plainReason(error));
}
