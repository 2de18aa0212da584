import { type Database, schema, type Transaction } from '@sinia/database';
import { asc, eq, inArray } from 'drizzle-orm';

const { extensions, users } = schema;

export type ExtensionRow = typeof extensions.$inferInsert;

/** Whose telephone each extension is, with their names. */
export function namedExtensions(db: Database) {
  return db
    .select({ extension: extensions.extension, userId: extensions.userId, name: users.name })
    .from(extensions)
    .innerJoin(users, eq(users.id, extensions.userId))
    .orderBy(asc(extensions.extension));
}

export async function insertExtensions(tx: Transaction, rows: ExtensionRow[]): Promise<void> {
  await tx.insert(extensions).values(rows);
}

export async function deleteExtension(tx: Transaction, extension: string): Promise<void> {
  await tx.delete(extensions).where(eq(extensions.extension, extension));
}

/** Which of these are somebody's already. */
export async function takenExtensions(tx: Transaction, named: readonly string[]): Promise<Set<string>> {
  const known = await tx
    .select({ extension: extensions.extension })
    .from(extensions)
    .where(inArray(extensions.extension, [...named]));
  return new Set(known.map(({ extension }) => extension));
}

/** How many of these people there are. */
export async function countUsers(tx: Transaction, ids: readonly string[]): Promise<number> {
  const known = await tx
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.id, [...ids]));
  return known.length;
}
