import { z } from 'zod';
import { GraphRefused } from './graph-account.ts';
import type { GraphClient } from './graph-client.ts';

/** Outlook allows 10,080 minutes at most ("Maximum length of subscription per resource type"). */
const LASTS_MS = 4 * 24 * 3_600_000;

export type Subscription = { id: string; expiresAt: Date };

export type SubscriptionWish = {
  user: string;
  /** Where we are told, of mail and of the subscription itself. */
  notificationUrl: string;
  /** A secret that comes back with every notification, at most 128 characters. */
  clientState: string;
  now: Date;
};

const Granted = z.looseObject({
  id: z.string().min(1),
  expirationDateTime: z.iso.datetime({ offset: true }),
});

/**
 * Sees to it that there is a subscription that lasts: makes one, renews one in the second half of its life or when
 * Microsoft wants it authorised again, makes a new one for one that is gone.
 *
 * @param held what we know of; `renew`: Microsoft asked for it
 * @returns what holds from now on; the same object where nothing had to be done
 * @throws GraphRefused
 */
export async function keepSubscription(
  client: GraphClient,
  wish: SubscriptionWish,
  held: Subscription | null,
  renew: boolean,
): Promise<Subscription> {
  const left = held ? held.expiresAt.getTime() - wish.now.getTime() : 0;
  if (!held || left <= 0) return create(client, wish);
  if (!renew && left > LASTS_MS / 2) return held;
  try {
    // It renews and authorises again in one.
    return read(
      await client.json(`/subscriptions/${encodeURIComponent(held.id)}`, {
        method: 'PATCH',
        json: { expirationDateTime: endOf(wish.now) },
      }),
    );
  } catch (error) {
    if (error instanceof GraphRefused && error.facts.status === 404) return create(client, wish);
    throw error;
  }
}

async function create(client: GraphClient, wish: SubscriptionWish): Promise<Subscription> {
  const { user, notificationUrl, clientState, now } = wish;
  return read(
    await client.json('/subscriptions', {
      method: 'POST',
      json: {
        changeType: 'created',
        ...{ notificationUrl, lifecycleNotificationUrl: notificationUrl, clientState },
        resource: `/users/${user}/mailFolders('inbox')/messages`,
        expirationDateTime: endOf(now),
      },
    }),
  );
}

function read(answer: unknown): Subscription {
  const { id, expirationDateTime } = Granted.parse(answer);
  return { id, expiresAt: new Date(expirationDateTime) };
}

const endOf = (now: Date) => new Date(now.getTime() + LASTS_MS).toISOString();
