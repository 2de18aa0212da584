import { newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { sealIdentitySecret } from '../auth/site-identity.ts';
import type { Dependencies } from '../use-cases/context.ts';

export interface SeedSite {
  readonly name: 'website' | 'oficinaVirtual' | 'intranet' | 'webphone';
  readonly origin: string;
  readonly publishableKey: string;
  readonly identitySecret: string;
  readonly kid: string;
}

const CHANNEL = {
  website: 'web',
  oficinaVirtual: 'portal',
  intranet: 'intranet',
  webphone: 'phone',
} as const;

/** The example hosts: made once; their origins move with the ports at every start. */
export async function seedSites(dependencies: Dependencies, given: readonly SeedSite[]): Promise<void> {
  const { db, clock, random, secret } = dependencies;
  const { sites } = schema;
  for (const site of given) {
    const moved = await db
      .update(sites)
      .set({ origins: [site.origin] })
      .where(eq(sites.name, site.name))
      .returning({ id: sites.id });
    if (moved.length > 0) continue;
    const id = newId('sit', clock().getTime(), random(16));
    await db.insert(sites).values({
      id,
      name: site.name,
      channel: CHANNEL[site.name],
      origins: [site.origin],
      publishableKey: site.publishableKey,
      identitySecrets: [sealIdentitySecret(secret, id, site.kid, site.identitySecret)],
      createdAt: clock(),
    });
  }
}
