import type { ContactContract, ContractInput } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import type { IdentitySource } from '@sinia/core/identity';
import { type Database, schema, type Transaction } from '@sinia/database';
import type { DirectoryAddress, DirectoryCustomer } from '@sinia/directory';
import { normaliseIdentity } from '@sinia/directory/identities';
import { eq } from 'drizzle-orm';
import type { Actor } from '../../auth/actor.ts';
import { anyOf } from '../deliveries/any-of-store.ts';
import { readReplicaCustomers } from '../directory/search-replica.query.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { Person } from './contact-store.ts';
import type { WantedIdentity } from './identity-input.ts';

const { contactContracts } = schema;

export type ContractRow = typeof contactContracts.$inferSelect;

/** The contracts of a person: those of Aquacis as its copy has them now, then what else we know. */
export async function readContracts(
  reader: Database | Transaction,
  { ids, aquacisIds }: Pick<Person, 'ids' | 'aquacisIds'>,
): Promise<ContactContract[]> {
  const [own, customers] = await Promise.all([
    reader
      .select()
      .from(contactContracts)
      .where(anyOf(contactContracts.contactId, ids))
      .orderBy(contactContracts.number, contactContracts.role),
    readReplicaCustomers(reader, aquacisIds),
  ]);
  const known = customers.flatMap(contractsOf);
  const isKnown = (row: ContractRow) =>
    known.some(({ number, role }) => number === row.number && role === row.role);
  return [...known, ...own.filter((row) => !isKnown(row)).map(contractView)];
}

/** Those that do not come from Aquacis, in the order in which they are compared. */
export function readOwnContracts(tx: Transaction, contactId: string): Promise<ContractRow[]> {
  return tx
    .select()
    .from(contactContracts)
    .where(eq(contactContracts.contactId, contactId))
    .orderBy(contactContracts.number, contactContracts.role);
}

function contractsOf({ contracts }: DirectoryCustomer): ContactContract[] {
  return contracts.map(({ supplyAddress, ...contract }) => ({
    ...contract,
    supplyAddress: supplyAddress && addressLine(supplyAddress),
    source: 'aquacis',
  }));
}

/** `Carrer de la Riera, 48, 08301 Mataró` */
export function addressLine({ street, postcode, town }: DirectoryAddress): string {
  return [street, [postcode, town].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

export function contractView(row: ContractRow): ContactContract {
  const { number, role, status, supplyPointId, supplyAddress, meterSerial, use, startDate, endDate, source } =
    row;
  return { number, role, status, supplyPointId, supplyAddress, meterSerial, use, startDate, endDate, source };
}

/** Contracts as they are kept, and the identities that their numbers are. */
export function wantedContracts(
  actor: Actor,
  contactId: string,
  inputs: readonly ContractInput[],
  source: IdentitySource,
  at: Date,
): { rows: ContractRow[]; identities: WantedIdentity[] } {
  const rows = inputs.map((input, index): ContractRow => {
    const found = normaliseIdentity('contract', input.number);
    if ('problem' in found) {
      const fields = [{ pointer: `/contracts/${index}/number`, code: found.problem }];
      throw new Refusal('identity_invalid', { fields });
    }
    const { role, status = null, supplyPointId = null, supplyAddress = null, meterSerial = null } = input;
    const { use = null, startDate = null, endDate = null } = input;
    return {
      ...{ contactId, number: found.value, role, status, supplyPointId, supplyAddress, meterSerial },
      ...{ use, startDate, endDate, source, by: actor.name, at },
    };
  });
  const numbers = [...new Set(rows.map(({ number }) => number))];
  const identities = numbers.map((value): WantedIdentity => {
    return { kind: 'contract', value, source, proof: null, pointer: '/contracts' };
  });
  const once = new Map(rows.map((row) => [`${row.number}\n${row.role}`, row]));
  return { rows: [...once.values()].sort(byNumber), identities };
}

function byNumber(left: ContractRow, right: ContractRow): number {
  const [one, other] = [`${left.number}\n${left.role}`, `${right.number}\n${right.role}`];
  return one < other ? -1 : Number(one > other);
}

/** The contact has these contracts, beside those of Aquacis, and no others. */
export function replaceContracts(work: UnitOfWork, contactId: string, rows: readonly ContractRow[]): void {
  work.write(work.tx.delete(contactContracts).where(eq(contactContracts.contactId, contactId)));
  for (const row of rows) work.write(work.tx.insert(contactContracts).values(row));
}
