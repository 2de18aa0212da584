import { newId, type StaffRole } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import {
  readGroupRoles,
  readSsoRow,
  SSO_ID,
  sealClientSecret,
  writeGroupRoles,
  writeSsoRow,
} from '../auth/sso/sso-settings-store.ts';
import type { Dependencies } from '../use-cases/context.ts';

export interface SeedSso {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly groups: readonly { readonly group: string; readonly label: string; readonly role: StaffRole }[];
}

/** The company sign-in of the demonstration: set up once; its address moves with the ports at every start. */
export async function seedSso(dependencies: Dependencies, given: SeedSso): Promise<void> {
  const { db, clock, random, secret } = dependencies;
  const { issuer, clientId, clientSecret, groups } = given;
  await db.transaction(async (tx) => {
    const known = await readSsoRow(tx);
    const { ssoIdentities } = schema;
    if (known) {
      await tx.update(ssoIdentities).set({ issuer }).where(eq(ssoIdentities.issuer, known.issuer));
      await writeSsoRow(tx, { ...known, issuer });
      return;
    }
    await writeSsoRow(tx, {
      ...{ id: SSO_ID, enabled: true, name: 'Microsoft 365', issuer, clientId },
      ...{ clientSecret: sealClientSecret(secret, clientSecret), secondFactor: 'token', context: null },
      updatedAt: clock(),
    });
    if ((await readGroupRoles(tx)).length > 0) return;
    const [group] = await tx.select().from(schema.groups).where(eq(schema.groups.isDefault, true));
    const rows = groups.map((line) => ({
      ...{ ...line, id: newId('sgr', clock().getTime(), random(16)) },
      groupIds: group && line.role !== 'auditor' ? [group.id] : [],
    }));
    await writeGroupRoles(tx, rows);
  });
}
