import type { ContactContract } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import {
  type ContactField,
  contactWords,
  type Fact,
  type FactsOf,
  PERSONAL_KINDS,
  shownFields,
} from '@sinia/core/identity';
import { schema, type Transaction } from '@sinia/database';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { actorKey } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { ContactRow, IdentityRow } from './contact-store.ts';
import type { WantedIdentity } from './identity-input.ts';
import type { VersionedSettings } from './settings-store.ts';

const { contacts, contactFacts, contactIdentities, contactSearch, contactEvents, pendingComparisons } =
  schema;

type Shown = Pick<ContactRow, ContactField | 'settingsVersion'>;

/** The columns that the rules make of what was said. */
export function shownColumns(
  facts: readonly Fact[],
  of: FactsOf,
  { version, settings }: VersionedSettings,
): Shown {
  const shown = shownFields(facts, of, settings);
  const value = (field: ContactField) => shown[field].fact?.value ?? null;
  return {
    name: String(value('name') ?? ''),
    address: value('address') as Shown['address'],
    language: value('language') as Shown['language'],
    preferredChannel: value('preferredChannel') as Shown['preferredChannel'],
    vulnerable: value('vulnerable') as Shown['vulnerable'],
    over65: value('over65') as Shown['over65'],
    settingsVersion: version,
  };
}

/** Keeps what a source says of a field, in the place of what it said before. */
export function keepFact(work: UnitOfWork, fact: Fact): void {
  const { value, proof, by, at } = fact;
  work.write(
    work.tx
      .insert(contactFacts)
      .values(fact)
      .onConflictDoUpdate({
        target: [contactFacts.contactId, contactFacts.field, contactFacts.source],
        set: { value, proof, by, at },
      }),
  );
}

export function dropFact(work: UnitOfWork, { contactId, field, source }: Fact): void {
  work.write(
    work.tx
      .delete(contactFacts)
      .where(
        and(
          eq(contactFacts.contactId, contactId),
          eq(contactFacts.field, field),
          eq(contactFacts.source, source),
        ),
      ),
  );
}

export function dropIdentity(work: UnitOfWork, { contactId, kind, value }: IdentityRow): void {
  work.write(
    work.tx
      .delete(contactIdentities)
      .where(
        and(
          eq(contactIdentities.contactId, contactId),
          eq(contactIdentities.kind, kind),
          eq(contactIdentities.value, value),
        ),
      ),
  );
}

/** What stands behind an identity that was there. */
export function proveIdentity(
  work: UnitOfWork,
  { contactId, kind, value }: IdentityRow,
  proven: Pick<IdentityRow, 'proof' | 'by' | 'at'>,
): void {
  work.write(
    work.tx
      .update(contactIdentities)
      .set(proven)
      .where(
        and(
          eq(contactIdentities.contactId, contactId),
          eq(contactIdentities.kind, kind),
          eq(contactIdentities.value, value),
        ),
      ),
  );
}

/** Refuses a personal identity that somebody else holds already. */
export async function requireFree(
  tx: Transaction,
  wanted: readonly WantedIdentity[],
  ownIds: readonly string[] = [],
): Promise<void> {
  const personal: readonly string[] = PERSONAL_KINDS;
  const asked = wanted.filter(({ kind }) => personal.includes(kind));
  if (asked.length === 0) return;
  const rows = await tx.execute<HeldRow>(sql`select * from (${heldRows(asked)}) as held`);
  const taken = asked.filter((one) =>
    rows.some((row) => row.kind === one.kind && row.value === one.value && !ownIds.includes(row.contact_id)),
  );
  if (taken.length === 0) return;
  throw new Refusal('identity_taken', {
    fields: taken.map(({ pointer }) => ({ pointer, code: 'identity_taken' })),
  });
}

/** Kinds and values as rows, with two parameters however many they are. */
export function pairsOf(identities: readonly { readonly kind: string; readonly value: string }[]): SQL {
  const list = JSON.stringify(identities.map(({ kind, value }) => ({ kind, value })));
  return sql`select kind, value from jsonb_to_recordset(${list}::text::jsonb) as claimed(kind text, value text)`;
}

export type HeldRow = { contact_id: string; kind: string; value: string };

/**
 * Who holds these identities, as rows `contact_id kind value`. Each is looked up in the index by itself (`offset 0` keeps
 * it so), whatever the planner thinks of how many there are.
 */
export function heldRows(identities: readonly { readonly kind: string; readonly value: string }[]): SQL {
  return sql`
    select one.contact_id, claimed.kind, claimed.value from (${pairsOf(identities)}) as claimed
      cross join lateral (
        select contact_id from contact_identities
        where kind = claimed.kind and value = claimed.value offset 0) as one`;
}

/** By what a contact is found: names, addresses, identities and meters, of it and of what went into it. */
export function searchDocument({ facts, identities }: Findable, contracts: readonly Supplied[]): SQL {
  const said = facts.filter(({ field }) => field === 'name' || field === 'address');
  const texts = said.map(({ value }) => String(value));
  const supplies = contracts.flatMap(({ supplyAddress, meterSerial }) => [supplyAddress, meterSerial]);
  const words = JSON.stringify(contactWords([...texts, ...supplies], identities));
  return sql`array_to_tsvector(array(select distinct jsonb_array_elements_text(${words}::text::jsonb)))`;
}

export type Supplied = Pick<ContactContract, 'supplyAddress' | 'meterSerial'>;

interface Findable {
  readonly facts: readonly Fact[];
  readonly identities: readonly Pick<IdentityRow, 'kind' | 'value'>[];
}

export function replaceSearch(work: UnitOfWork, contactId: string, document: SQL): void {
  work.write(
    work.tx
      .update(contactSearch)
      .set({ document: document as SQL<string> })
      .where(eq(contactSearch.contactId, contactId)),
  );
}

export function updateContact(work: UnitOfWork, id: string, set: Partial<ContactRow>): void {
  work.write(work.tx.update(contacts).set(set).where(eq(contacts.id, id)));
}

export type ContactEventType =
  | 'contact.created'
  | 'contact.changed'
  | 'contact.merged'
  | 'contact.unmerged'
  | 'contact.blocked'
  | 'contact.represented'
  | 'contact.representation_revoked';

/** Appends to the history of a contact, notes in the audit log who did it, and has it compared with the others. */
export function recordContactEvent(
  work: UnitOfWork,
  { actor }: Context,
  contactId: string,
  type: ContactEventType,
  what: { changes?: Record<string, { before: unknown; after: unknown }>; detail?: Record<string, unknown> },
): void {
  work.insert(contactEvents, {
    ...{ contactId, type, actorKind: actor.kind, actorId: actorKey(actor), actorName: actor.name },
    ...{ changes: what.changes ?? {}, detail: what.detail ?? {}, at: work.now },
  });
  work.audit(`${type} ${contactId}`, null);
  if (type === 'contact.created') work.insert(pendingComparisons, { contactId });
  else work.write(work.tx.insert(pendingComparisons).values({ contactId }).onConflictDoNothing());
}
