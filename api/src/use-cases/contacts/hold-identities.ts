import type { ChangeContactBody } from '@sinia/contracts';
import { schema } from '@sinia/database';
import type { Actor } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { IdentityRow, Person } from './contact-store.ts';
import type { ContractRow } from './contract-store.ts';
import { eachOnce, type WantedIdentity, wantedIdentities } from './identity-input.ts';
import { dropIdentity } from './save-contact-store.ts';

type Identity = Pick<WantedIdentity, 'kind' | 'value' | 'source' | 'proof'>;

/** The identities that a contact is to have: those that are named, and the numbers of its contracts. */
export function wantedAfter(
  actor: Actor,
  { identities }: Person,
  set: ChangeContactBody,
  contracts: { before: readonly ContractRow[]; after: readonly WantedIdentity[] | null },
): WantedIdentity[] {
  const numbers = new Set(contracts.before.map(({ number }) => number));
  const ofContracts = identities.filter(({ kind, value }) => kind === 'contract' && numbers.has(value));
  const others = identities.filter((one) => !ofContracts.includes(one));
  return eachOnce([
    ...(set.identities
      ? wantedIdentities(actor, set.identities, set.source, identities)
      : others.map(asWanted)),
    ...(contracts.after ?? ofContracts.map(asWanted)),
  ]);
}

const asWanted = ({ kind, value, source, proof }: Identity): WantedIdentity => {
  return { kind, value, source, proof, pointer: '/identities' };
};

/** Writes what is new and takes away what is not wanted any more; `detail` says so, or is null where all stays. */
export function holdIdentities(
  work: UnitOfWork,
  { actor }: Context,
  person: Person,
  wanted: readonly Identity[],
): { identities: readonly IdentityRow[]; detail: Record<string, unknown> | null } {
  const removed = person.identities.filter((row) => !wanted.some((one) => same(one, row)));
  const added = wanted
    .filter((one) => !person.identities.some((row) => same(one, row)))
    .map(({ kind, value, source, proof }): IdentityRow => {
      return { contactId: person.root.id, kind, value, source, proof, by: actor.name, at: work.now };
    });
  for (const row of removed) dropIdentity(work, row);
  for (const row of added) work.insert(schema.contactIdentities, row);
  if (added.length + removed.length === 0) return { identities: person.identities, detail: null };
  const named = (rows: readonly IdentityRow[]) => rows.map(({ kind, value }) => ({ kind, value }));
  return {
    identities: [...person.identities.filter((row) => !removed.includes(row)), ...added],
    detail: {
      ...(added.length > 0 ? { added: named(added) } : {}),
      ...(removed.length > 0 ? { removed: named(removed) } : {}),
    },
  };
}

const same = (one: Pick<Identity, 'kind' | 'value'>, other: Pick<Identity, 'kind' | 'value'>) =>
  one.kind === other.kind && one.value === other.value;
