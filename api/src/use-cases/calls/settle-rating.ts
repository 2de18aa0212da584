import type { SurveyOrder } from '@sinia/channels/phone';
import { Refusal } from '@sinia/core';
import { type CallSurvey, decideSurvey } from '@sinia/core/call';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { inviteToSurvey } from '../deliveries/delivery-store.ts';
import { drawId } from '../tickets/message-store.ts';
import { lockTicket, saveTicket, type TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { keepRating, lockCallSurvey, setCallSurvey, toldBy } from './call-survey-store.ts';
import { readPolicy, type VersionedPolicy } from './policy-store.ts';

type Found = NonNullable<Awaited<ReturnType<typeof lockCallSurvey>>>;
interface Settling extends Found {
  readonly ticket: TicketRow;
  readonly policy: VersionedPolicy['policy'];
}

/** What the exchange is to be told; null where it is told nothing. */
const Settled = z.object({ order: z.custom<SurveyOrder>().nullable() });

/**
 * Decides about the rating of a resolved ticket that somebody rang about: what was said at hang-up counts, or the exchange
 * is to ask, or the survey of the mail is sent. One of them, once.
 */
export const settleRating = defineUseCase({
  name: 'settleRating',
  permission: 'ticket.update',
  input: z.object({ ticketId: z.string() }),
  output: Settled,
  load: async (tx, { ticketId }): Promise<Settling> => {
    const ticket = await lockTicket(tx, ticketId);
    const found = await lockCallSurvey(tx, ticketId);
    if (!found) throw new Refusal('not_found');
    return { ...found, ticket, policy: (await readPolicy(tx)).policy };
  },
  about: () => ({}),
  run: async (work, { subject, context }) => {
    const { survey, ticket, policy } = subject;
    if (survey.status === 'asked') await takeAnswer(work, subject);
    if (survey.status !== 'waiting') return { order: null };
    const { verdict, lookAt } = decideSurvey(surveyOf(subject), policy.reasonMinutes, work.now);
    if (verdict === 'ask') return { order: orderOf(subject) };
    if (verdict === 'count') await count(work, subject);
    if (verdict === 'leave') await leave(work, context, ticket.id);
    if (verdict === 'drop') setCallSurvey(work, ticket.id, { status: 'dropped', dueAt: null });
    if (verdict === 'wait') setCallSurvey(work, ticket.id, { dueAt: lookAt, attempts: 0 });
    return { order: null };
  },
});

/** The survey of the mail takes over: the exchange does not ask, or cannot. */
export const leaveRating = defineUseCase({
  name: 'leaveRating',
  permission: 'ticket.update',
  input: z.object({ ticketId: z.string() }),
  output: z.object({}),
  load: (tx, { ticketId }) => lockTicket(tx, ticketId),
  about: () => ({}),
  run: async (work, { subject: ticket, context }) => {
    await leave(work, context, ticket.id);
    return {};
  },
});

function surveyOf({ ticket, call, exchange }: Settling): CallSurvey {
  const { solvedAt, resolutionNotifiedAt: notifiedAt, noticeRoute, requester } = ticket;
  const isOver = call.phase === 'ended';
  const endedAt = call.endedAt ?? (isOver ? call.updatedAt : null);
  return {
    ticket: { solvedAt, notifiedAt, canBeTold: noticeRoute !== null || requester.email !== undefined },
    call: { startedAt: call.startedAt, endedAt, rating: call.rating, isOver },
    asks: isAsked(exchange) && ticket.channel === 'phone' && call.callerKind === 'number',
  };
}

const isAsked = (exchange: Found['exchange']) => (exchange?.control?.survey ?? 'none') !== 'none';

function orderOf({ ticket, call, exchange }: Settling): SurveyOrder | null {
  const how = exchange?.control?.survey;
  if (!how || how === 'none' || !call.number) return null;
  const { number, exchangeCall } = call;
  return { surveyId: `rating-${ticket.id}`, call: exchangeCall, number, language: ticket.language, how };
}

/** What came after it was asked is the answer. */
async function takeAnswer(work: UnitOfWork, subject: Settling): Promise<void> {
  const { survey, call, ticket } = subject;
  const isNew = call.ratedAt !== null && Number(call.ratedAt) !== Number(survey.ratedBefore);
  if (isNew) await count(work, subject);
  else setCallSurvey(work, ticket.id, { dueAt: null });
}

async function count(work: UnitOfWork, { ticket, call }: Settling): Promise<void> {
  const { rating, ratedAt, id: callId } = call;
  if (rating === null || ratedAt === null) return;
  const isKept = await keepRating(work, ticket.id, { rating, answeredAt: ratedAt });
  const detail = { rating, cause: null, callId };
  if (isKept) saveTicket(work, ticket, ticket, { type: 'survey.answered', changes: {}, detail });
  setCallSurvey(work, ticket.id, { status: 'answered', dueAt: null });
}

async function leave(work: UnitOfWork, context: Context, ticketId: string): Promise<void> {
  setCallSurvey(work, ticketId, { status: 'left', dueAt: null });
  const told = await toldBy(work.tx, ticketId);
  if (told) await inviteToSurvey(work, told, drawId(context, work.now, 'dlv'));
}
