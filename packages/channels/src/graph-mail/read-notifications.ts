import { z } from 'zod';
import { sameSecret } from '../written/constant-time.ts';

const LIFECYCLE = ['missed', 'subscriptionRemoved', 'reauthorizationRequired'] as const;
export type Lifecycle = (typeof LIFECYCLE)[number];

/** `mail`: look; the others are about the subscription itself. */
export type GraphNotification = { subscriptionId: string; about: 'mail' | Lifecycle };

const Item = z.looseObject({
  subscriptionId: z.string().max(200),
  clientState: z.string().max(200),
  lifecycleEvent: z.enum(LIFECYCLE).optional(),
});

/**
 * What Microsoft tells in one request, as far as it is genuine: it does not sign, so every notification carries the
 * secret that we gave. Each stands for itself; a bad one harms none of the others.
 */
export function readNotifications(body: unknown, clientState: string): GraphNotification[] {
  const value = z.looseObject({ value: z.array(z.unknown()) }).safeParse(body).data?.value ?? [];
  return value.flatMap((one) => {
    const item = Item.safeParse(one).data;
    if (!item || !sameSecret(item.clientState, clientState)) return [];
    return [{ subscriptionId: item.subscriptionId, about: item.lifecycleEvent ?? 'mail' }];
  });
}
