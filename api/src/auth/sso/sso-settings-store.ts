import { Refusal } from '@sinia/core';
import type { GroupRole, SecondFactorRule } from '@sinia/core/sso';
import { type Database, schema, type Transaction } from '@sinia/database';
import { asc } from 'drizzle-orm';
import type { Dependencies } from '../../use-cases/context.ts';
import { seal, unseal } from '../seal.ts';
import type { ProviderSettings } from './discover-provider.ts';

const { ssoGroupRoles, ssoSettings } = schema;

/** The one row of the table. */
export const SSO_ID = 'sso';

const PURPOSE = 'sso:client-secret';

export type SsoSettingsRow = typeof ssoSettings.$inferSelect;

export interface SsoSettings extends ProviderSettings, SecondFactorRule {
  readonly name: string;
}

export async function readSsoRow(db: Database | Transaction): Promise<SsoSettingsRow | null> {
  const [row] = await db.select().from(ssoSettings);
  return row ?? null;
}

/** The company sign-in as it is set up. @throws Refusal `sso_off` where there is none, or it is switched off. */
export async function readSso({ db, secret }: Pick<Dependencies, 'db' | 'secret'>): Promise<SsoSettings> {
  const row = await readSsoRow(db);
  const clientSecret = row?.enabled && openClientSecret(secret, row);
  if (!clientSecret) throw new Refusal('sso_off');
  const { name, issuer, clientId, secondFactor, context } = row;
  return { name, issuer, clientId, clientSecret, secondFactor, context };
}

export async function writeSsoRow(tx: Transaction, row: SsoSettingsRow): Promise<void> {
  await tx.insert(ssoSettings).values(row).onConflictDoUpdate({ target: ssoSettings.id, set: row });
}

export const sealClientSecret = (secret: string, text: string) => seal(secret, PURPOSE, text);

/** null where it was sealed under another secret. */
export const openClientSecret = (secret: string, { clientSecret }: Pick<SsoSettingsRow, 'clientSecret'>) =>
  unseal(secret, PURPOSE, clientSecret);

export type GroupRoleRow = typeof ssoGroupRoles.$inferSelect;

export function readGroupRoles(db: Database | Transaction): Promise<GroupRoleRow[]> {
  return db.select().from(ssoGroupRoles).orderBy(asc(ssoGroupRoles.label));
}

export async function writeGroupRoles(
  tx: Transaction,
  rows: readonly (GroupRole & { readonly id: string; readonly label: string })[],
): Promise<void> {
  await tx.delete(ssoGroupRoles);
  if (rows.length === 0) return;
  await tx.insert(ssoGroupRoles).values(rows.map((row) => ({ ...row, groupIds: [...row.groupIds] })));
}
