import type { Language } from '@sinia/core';
import type { Session } from '../session/session.ts';
import { callServer } from './call-server.ts';
import type { Trpc } from './trpc-desk.ts';

/** Everything about calls that the desk asks of the server. Every method rejects with a `DeskError`. */
export type CallsPort = ReturnType<typeof createCalls>;

export type CallBoard = Awaited<ReturnType<CallsPort['board']>>;
export type CallLine = CallBoard['calls'][number];
export type CallDetail = Awaited<ReturnType<CallsPort['detail']>>;
export type CallTask = Awaited<ReturnType<CallsPort['tasks']>>[number];
export type CallReason = Awaited<ReturnType<CallsPort['reasons']>>[number];
export type CallFilters = Omit<
  NonNullable<Parameters<Trpc['calls']['history']['query']>[0]>,
  'cursor' | 'limit'
>;

const SHOWN = 50;

export function createCalls(trpc: Trpc, session: Session) {
  const call = <Answer>(run: () => Promise<Answer>) => callServer(session, run);
  const { calls } = trpc;
  return {
    /** Who waits and who talks. */
    board: () => call(() => calls.board.query({})),
    history: (filters: CallFilters, cursor?: string) =>
      call(() => calls.history.query({ ...filters, limit: SHOWN, ...(cursor && { cursor }) })),
    queues: () => call(() => calls.queues.query({})),
    detail: (id: string) => call(() => calls.detail.query({ id })),
    /** The chosen calls as a file. */
    export: (filters: CallFilters, format: 'csv' | 'xlsx', language: Language) =>
      call(() => calls.export.mutate({ ...filters, format, language })),
    /** Answered calls of which nobody said in time why. */
    unwritten: () => call(() => calls.unwritten.query({})),
    /** The calls that are owed, the most urgent first. */
    tasks: () => call(() => calls.tasks.query({})),
    /** @param take false gives it back. @param takeOver also from a colleague who sees to it */
    takeTask: (id: string, take: boolean, takeOver = false) =>
      call(() => calls.takeTask.mutate({ id, take, takeOver })),
    finishTask: (id: string, how: 'spoken' | 'dismissed') => call(() => calls.finishTask.mutate({ id, how })),
    /** Rings one's own telephone first, then theirs. */
    dial: (to: string, ticketId?: string) =>
      call(() => calls.dial.mutate({ to, ...(ticketId && { ticketId }) })),
    /** A link to the recording, for a few minutes. */
    recording: (id: string) => call(() => calls.recording.mutate({ id })),
    openTicket: (id: string) => call(() => calls.openTicket.mutate({ id, ticket: {} })),
    link: (id: string, ticketId: string) => call(() => calls.link.mutate({ id, ticketId })),
    writeUp: (id: string, reasonId: string) => call(() => calls.writeUp.mutate({ id, reasonId })),
    reasons: () => call(() => calls.reasons.query({})),
  };
}
