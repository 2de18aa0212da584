import { type IdentityKind, soughtWords } from '@sinia/core/identity';
import { normaliseIdentity } from '@sinia/directory/identities';
import { sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { heldRows } from './save-contact-store.ts';

const TYPED = ['documentId', 'email', 'phone', 'contract'] as const satisfies readonly IdentityKind[];

/** Who has more namesakes than this says more of whom they look for. */
const MOST_SORTED = 500;

export interface FoundContacts {
  /** The likeliest first. */
  readonly ids: readonly string[];
  /** What the text was taken for, for the audit log. */
  readonly sought: { readonly kind: (typeof TYPED)[number] | 'name'; readonly value: string };
}

/**
 * Contacts by anything that one may know of them: an address, number, document or contract as a whole, else words and
 * numbers as they begin. Whom we heard of last comes first.
 */
export async function searchContacts(context: Context, text: string, limit: number): Promise<FoundContacts> {
  const { db } = context.dependencies;
  const identities = TYPED.flatMap((kind) => {
    const found = normaliseIdentity(kind, text);
    return 'value' in found ? [{ kind, value: found.value }] : [];
  });
  const sought = identities[0] ?? { kind: 'name' as const, value: text };
  if (identities.length > 0) {
    const rows = await db.execute<{ id: string }>(sql`
      select root.id from contacts root
      where root.blocked_at is null and root.id = any(array(
        select own.root_id from contacts own where own.id = any(array(
          select contact_id from (${heldRows(identities)}) as held))))
      order by root.last_contact_at desc nulls last limit ${limit}`);
    if (rows.length > 0) return { ids: rows.map(({ id }) => id), sought };
  }
  const words = soughtWords(text);
  if (words.length === 0) return { ids: [], sought };
  const query = words.map((word) => `'${word.replaceAll("'", "''")}':*`).join(' & ');
  const rows = await db.execute<{ id: string }>(sql`
    select root.id from contacts root
    where root.merged_into_id is null and root.blocked_at is null and root.id = any(array(
      select contact_id from contact_search where document @@ ${query}::tsquery limit ${MOST_SORTED}))
    order by root.last_contact_at desc nulls last, root.name limit ${limit}`);
  return { ids: rows.map(({ id }) => id), sought };
}
