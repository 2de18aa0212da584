import { ENDPOINTS } from '@sinia/channels';
import type { GraphAccount, GraphNet } from '@sinia/channels/graph-mail';
import { z } from 'zod';
import type { Dependencies } from '../context.ts';

/** A mailbox of Microsoft 365 and the application that may enter it, as an administrator writes them down. */
export const GraphSettings = z.object({
  /** Id of the directory, or one of its domains. */
  tenant: z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/, { error: 'not_a_tenant' }),
  clientId: z.string().trim().toLowerCase().pipe(z.guid()),
  clientSecret: z.string().trim().min(1).max(1_000),
  user: z.email().max(200).toLowerCase(),
  /** Whether its answers leave that way too, or by our own server. */
  sends: z.boolean(),
});
export type GraphSettings = z.infer<typeof GraphSettings>;

/** What a mailbox is called where we note what was read there; secret and application are no part of it. */
export function graphPlace({ tenant, user }: Pick<GraphSettings, 'tenant' | 'user'>): string {
  return `${user}@${tenant}`;
}

/** What makes a mail of a mailbox the same one: its immutable id, in which case matters. */
export function graphEventKey(place: string, id: string): string {
  return `graph:${place}:${id}`;
}

export function graphAccount({ tenant, clientId, clientSecret, user }: GraphSettings): GraphAccount {
  return { tenant, clientId, clientSecret, user };
}

export function graphNet({ settings, clock }: Dependencies): GraphNet {
  return {
    fetch: (...request) => fetch(...request),
    now: clock,
    endpoints: { ...ENDPOINTS, ...settings.providers },
  };
}
