import { CallId, RecordingBody, RecordingState } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { IdempotencyKey } from '../idempotency.ts';
import { requireReach } from '../use-case.ts';
import { findExchangeInUse } from './exchange-store.ts';
import { visibleCall } from './get-call.query.ts';
import { notePause } from './note-pause.ts';
import { openExchange, tellExchange } from './open-exchange.ts';

const Input = RecordingBody.extend({ id: CallId });

/** Stops the recording of a call while somebody reads out a card, and goes on with it. To do so twice changes nothing. */
export const pauseRecording = {
  name: 'pauseRecording',
  permission: 'call.handle',
  input: Input,
  output: RecordingState,
  async execute(
    context: Context,
    { id, action }: z.output<typeof Input>,
    idempotency?: IdempotencyKey,
  ): Promise<z.output<typeof RecordingState>> {
    requireReach(context, pauseRecording.permission);
    const { dependencies } = context;
    const call = await visibleCall(context, pauseRecording.permission, id);
    if (call.phase === 'ended') throw new Refusal('call_not_going_on');
    const exchange = await findExchangeInUse(dependencies.db, call.exchangeId);
    const control = exchange?.control?.pauses ? openExchange(dependencies, exchange) : null;
    if (!control) throw new Refusal('exchange_cannot_pause');
    const { exchangeCall } = call;
    await tellExchange(dependencies, 'exchange_cannot_pause', (signal) =>
      action === 'pause'
        ? control.pauseRecording(exchangeCall, signal)
        : control.resumeRecording(exchangeCall, signal),
    );
    return notePause.execute(context, { id: call.id, paused: action === 'pause' }, idempotency);
  },
} as const;
