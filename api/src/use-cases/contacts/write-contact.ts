import type { ChangeContactBody } from '@sinia/contracts';
import { CONTACT_FIELDS } from '@sinia/core/identity';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { Person } from './contact-store.ts';
import { type ContractRow, readContracts, replaceContracts } from './contract-store.ts';
import { holdIdentities } from './hold-identities.ts';
import type { WantedIdentity } from './identity-input.ts';
import {
  recordContactEvent,
  replaceSearch,
  searchDocument,
  shownColumns,
  updateContact,
} from './save-contact-store.ts';
import { sayFields } from './say-fields.ts';
import type { VersionedSettings } from './settings-store.ts';

type Changes = Record<string, { before: unknown; after: unknown }>;

export interface Rewritten {
  /** Locked. */
  readonly person: Person;
  readonly rules: VersionedSettings;
  /** Every identity that it is to have; null: those that it has. */
  readonly wanted: readonly WantedIdentity[] | null;
  /** Its contracts beside those of Aquacis; null: as they are. */
  readonly contracts: {
    readonly before: readonly ContractRow[];
    readonly after: readonly ContractRow[];
  } | null;
  /** Its number in Aquacis, where it had none. */
  readonly aquacisId?: string | undefined;
}

/** Writes what is said anew of a contact that was there; where nothing is, nothing. */
export async function writeContact(
  work: UnitOfWork,
  context: Context,
  { person, rules, wanted, contracts, aquacisId }: Rewritten,
  set: ChangeContactBody,
): Promise<{ readonly person: Person; readonly changed: boolean }> {
  const { root } = person;
  const facts = sayFields(work, context, person, set);
  const held = holdIdentities(work, context, person, wanted ?? person.identities);
  const resupplied = contracts !== null && !sameContracts(contracts.before, contracts.after);
  if (contracts && resupplied) replaceContracts(work, root.id, contracts.after);
  const shown = {
    ...{ kind: set.kind ?? root.kind, aquacisId: root.aquacisId ?? aquacisId ?? null },
    ...shownColumns(facts, person.of, rules),
  };
  const changes = changesOf(root, { ...root, ...shown });
  const said = facts !== person.facts;
  if (!said && !resupplied && held.detail === null && Object.keys(changes).length === 0)
    return { person, changed: false };
  const written = { ...shown, version: root.version + 1, updatedAt: work.now };
  const next: Person = { ...person, facts, identities: held.identities, root: { ...root, ...written } };
  await work.flush();
  updateContact(work, root.id, written);
  replaceSearch(work, root.id, searchDocument(next, await readContracts(work.tx, person)));
  const detail = {
    ...held.detail,
    ...(said ? { said: CONTACT_FIELDS.filter((field) => set[field] !== undefined) } : {}),
    ...(resupplied ? { contracts: contracts?.after.map(({ number }) => number) } : {}),
  };
  recordContactEvent(work, context, root.id, 'contact.changed', { changes, detail });
  return { person: next, changed: true };
}

function changesOf(before: Person['root'], after: Person['root']): Changes {
  const fields = ['kind', 'aquacisId', ...CONTACT_FIELDS] as const;
  return Object.fromEntries(
    fields
      .filter((field) => before[field] !== after[field])
      .map((field) => [field, { before: before[field], after: after[field] }]),
  );
}

/** Whether the same is said of the same contracts, whoever says so. */
function sameContracts(before: readonly ContractRow[], after: readonly ContractRow[]): boolean {
  const plain = (rows: readonly ContractRow[]) => {
    const lines = rows.map(({ number, role, status, supplyPointId, supplyAddress, meterSerial, ...row }) =>
      JSON.stringify([
        number,
        role,
        status,
        supplyPointId,
        supplyAddress,
        meterSerial,
        row.use,
        row.startDate,
        row.endDate,
      ]),
    );
    return lines.sort().join('\n');
  };
  return plain(before) === plain(after);
}
