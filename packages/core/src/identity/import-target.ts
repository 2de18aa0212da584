import { fold } from '../fold.ts';

/** A contact that shares something with a row of an import. */
export interface SharingContact {
  readonly contactId: string;
  readonly name: string;
  /** Nobody is shown it any more. */
  readonly blocked: boolean;
  readonly aquacisIds: readonly string[];
  readonly documents: readonly string[];
  /** Whether they share the number in Aquacis, a document or an account; else an address, a telephone or a contract. */
  readonly personal: boolean;
}

export interface ImportedPerson {
  readonly name: string;
  readonly aquacisId: string | null;
  readonly documents: readonly string[];
}

export type ImportTarget =
  | { readonly contactId: string | null }
  | { readonly problem: 'identity_taken' | 'documents_differ' | 'matches_several' };

/**
 * Whose card a row is written on: the one who has its number in Aquacis, its document or its account; else the only one
 * of that very name who has its address, telephone or contract; else nobody's, and a new one is made. So the same row
 * twice is one contact, and no row ever makes one person of two documents.
 */
export function importTarget(row: ImportedPerson, sharing: readonly SharingContact[]): ImportTarget {
  const personal = sharing.filter((one) => one.personal);
  if (personal.length > 1 || personal.some(({ blocked }) => blocked)) return { problem: 'identity_taken' };
  const [known] = personal;
  if (known) return differs(row, known) ? { problem: 'documents_differ' } : { contactId: known.contactId };
  const named = sharing.filter(
    (one) => !one.blocked && fold(one.name) === fold(row.name) && !differs(row, one),
  );
  if (named.length > 1) return { problem: 'matches_several' };
  return { contactId: named[0]?.contactId ?? null };
}

function differs(row: ImportedPerson, known: SharingContact): boolean {
  const apart = (one: readonly string[], other: readonly string[]) =>
    one.length > 0 && other.length > 0 && !one.some((value) => other.includes(value));
  return (
    apart(row.documents, known.documents) || apart(row.aquacisId ? [row.aquacisId] : [], known.aquacisIds)
  );
}
