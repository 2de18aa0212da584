import { Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { and, arrayOverlaps, eq, ne, or } from 'drizzle-orm';

const { sites } = schema;

export type SiteRow = typeof sites.$inferSelect;

export async function lockSite(tx: Transaction, id: string): Promise<SiteRow> {
  const [row] = await tx.select().from(sites).where(eq(sites.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

export async function insertSite(tx: Transaction, site: typeof sites.$inferInsert): Promise<void> {
  await refuseTwins(tx, site);
  await tx.insert(sites).values(site);
}

export async function writeSite(tx: Transaction, site: SiteRow): Promise<void> {
  await refuseTwins(tx, site);
  await tx.update(sites).set(site).where(eq(sites.id, site.id));
}

export async function deleteSite(tx: Transaction, id: string): Promise<void> {
  await tx.delete(sites).where(eq(sites.id, id));
}

/** Two sites never share a name, nor an origin: the origin says which of them a page is. */
async function refuseTwins(tx: Transaction, site: Pick<SiteRow, 'id' | 'name' | 'origins'>): Promise<void> {
  const [twin] = await tx
    .select({ name: sites.name })
    .from(sites)
    .where(
      and(ne(sites.id, site.id), or(eq(sites.name, site.name), arrayOverlaps(sites.origins, site.origins))),
    );
  if (twin) throw new Refusal(twin.name === site.name ? 'name_taken' : 'origin_taken');
}
