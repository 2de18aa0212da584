import { z } from 'zod';
import type { SiteRow } from './site-store.ts';

export const SITE_CHANNELS = ['web', 'portal', 'intranet', 'phone'] as const;

export const SiteView = z.object({
  id: z.string(),
  name: z.string(),
  channel: z.enum(SITE_CHANNELS),
  origins: z.array(z.string()),
  publishableKey: z.string(),
  /** The names (`kid`) of the secrets that its identity tokens may be signed with; at most two. */
  identityKeys: z.array(z.string()),
});

export function siteView({ id, name, channel, origins, publishableKey, identitySecrets }: SiteRow) {
  return { id, name, channel, origins, publishableKey, identityKeys: identitySecrets.map(({ kid }) => kid) };
}
