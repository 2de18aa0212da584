import { DialBody, DialledCall } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { IdempotencyKey } from '../idempotency.ts';
import { requireReach } from '../use-case.ts';
import { findDial } from './dial-store.ts';
import { findExchangeInUse } from './exchange-store.ts';
import { noteDialled } from './note-dialled.ts';
import { openExchange, tellExchange } from './open-exchange.ts';
import { orderDial } from './order-dial.ts';

/**
 * Calls somebody: the agent's own telephone rings first. The order is kept before the exchange is told, so that the same
 * request again, under its key, is the same call and no second one.
 */
export const dialCall = {
  name: 'dialCall',
  permission: 'call.handle',
  input: DialBody,
  output: DialledCall,
  async execute(
    context: Context,
    input: z.output<typeof DialBody>,
    idempotency?: IdempotencyKey,
  ): Promise<z.output<typeof DialledCall>> {
    requireReach(context, dialCall.permission);
    const { dependencies } = context;
    const { dialId } = await orderDial.execute(context, input, idempotency);
    const dial = await findDial(dependencies.db, dialId);
    if (dial?.callId && dial.exchangeCall) return { id: dial.callId, callId: dial.exchangeCall };
    const exchange = dial && (await findExchangeInUse(dependencies.db, dial.exchangeId));
    const control = exchange?.control?.dials ? openExchange(dependencies, exchange) : null;
    if (!dial || !control) throw new Refusal('exchange_cannot_dial');
    const { extension, number } = dial;
    const { call } = await tellExchange(dependencies, 'exchange_cannot_dial', (signal) =>
      control.originate({ orderId: dialId, extension, number }, signal),
    );
    return noteDialled.execute(context, { dialId, exchangeCall: call });
  },
} as const;
