import type { Contact, ContactContract, ContactIdentity, ContactSummary, FieldFact } from '@sinia/contracts';
import { maskDocument, reachOf } from '@sinia/core';
import {
  CONTACT_FIELDS,
  type ContactField,
  type Fact,
  IDENTITY_KINDS,
  type IdentificationSettings,
  shownFields,
} from '@sinia/core/identity';
import { type Actor, holderOf } from '../../auth/actor.ts';
import type { ContactRow, IdentityRow, Person } from './contact-store.ts';

/** What a caller reads of a contact: whoever may not read documents sees four digits. */
export function contactView(
  person: Person,
  contracts: readonly ContactContract[],
  settings: IdentificationSettings,
  actor: Actor,
): Contact {
  const shown = shownFields(person.facts, person.of, settings);
  const said = (field: ContactField) => {
    const { fact, others } = shown[field];
    return [...(fact ? [fact] : []), ...others].map(factView);
  };
  return {
    ...summaryView(person.root, person.identities, actor),
    facts: Object.fromEntries(CONTACT_FIELDS.map((field) => [field, said(field)])) as Contact['facts'],
    contracts: [...contracts],
    conflicts: CONTACT_FIELDS.filter((field) => shown[field].conflict),
  };
}

export function summaryView(
  row: ContactRow,
  identities: readonly IdentityRow[],
  actor: Actor,
): ContactSummary {
  const { id, version, kind, name, address, language, preferredChannel, vulnerable, over65, aquacisId } = row;
  return {
    ...{ id, version, kind, name, address, language, preferredChannel, vulnerable, over65, aquacisId },
    identities: [...identities].sort(byKind).map((identity) => identityView(identity, actor)),
    lastContactAt: row.lastContactAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function byKind(left: IdentityRow, right: IdentityRow): number {
  return (
    IDENTITY_KINDS.indexOf(left.kind) - IDENTITY_KINDS.indexOf(right.kind) ||
    left.at.getTime() - right.at.getTime() ||
    (left.value < right.value ? -1 : 1)
  );
}

function identityView({ kind, value, source, proof, by, at }: IdentityRow, actor: Actor): ContactIdentity {
  const masked = kind === 'documentId' && reachOf(holderOf(actor), 'document.read') === null;
  return {
    ...{ kind, source, verified: proof !== null, verifiedHow: proof },
    value: masked ? maskDocument(value) : value,
    addedAt: at.toISOString(),
    addedBy: by,
  };
}

export function factView({ value, source, proof, by, at }: Fact): FieldFact {
  return { value, source, verifiedHow: proof, by, at: at.toISOString() };
}
