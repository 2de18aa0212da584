import type { ContactContract, OwnContract } from '@sinia/contracts';
import { type Representation, representationState } from '@sinia/core/identity';
import type { Database, Transaction } from '@sinia/database';
import type { DirectoryAddress } from '@sinia/directory';
import { normaliseIdentity } from '@sinia/directory/identities';
import { sql } from 'drizzle-orm';
import type { CustomerActor } from '../../auth/actor.ts';
import { findPerson } from './contact-store.ts';
import { addressLine, readContracts } from './contract-store.ts';

type Reader = Database | Transaction;

/** A contract that somebody may ask about, and the contact in whose name they do. */
export interface OpenContract extends OwnContract {
  /** Null where it is their own. */
  readonly representedId: string | null;
}

/**
 * Every contract that a signed-in customer may ask about at this moment: those that their host page vouches for, their own,
 * and those of the people for whom they act. One that is theirs in several ways is theirs by the first.
 */
export async function readOpenContracts(
  reader: Reader,
  customer: CustomerActor,
  now: Date,
): Promise<OpenContract[]> {
  const { standing } = customer;
  const acting = (standing?.represents ?? []).filter((given) => representationState(given, now) === 'active');
  const [vouched, own, ...represented] = await Promise.all([
    readVouched(reader, vouchedNumbers(customer)),
    standing ? readOf(reader, standing.contactId) : [],
    ...acting.map((given) => readRepresented(reader, given)),
  ]);
  const once = new Map<string, OpenContract>();
  const ways = [...own, ...vouched, ...represented.flat()];
  for (const contract of ways) if (!once.has(contract.number)) once.set(contract.number, contract);
  return [...once.values()];
}

/** What the host page has signed, in the one written form. */
export function vouchedNumbers({ contract, contracts = [] }: CustomerActor): string[] {
  const named = contract === undefined ? contracts : [contract, ...contracts];
  return named.flatMap((number) => {
    const found = normaliseIdentity('contract', number);
    return 'value' in found ? [found.value] : [];
  });
}

async function readOf(reader: Reader, contactId: string): Promise<OpenContract[]> {
  const person = await findPerson(reader, contactId);
  const contracts = person ? await readContracts(reader, person) : [];
  return contracts.map((contract) => ({
    ...viewOf(contract),
    holder: null,
    until: null,
    representedId: null,
  }));
}

async function readRepresented(reader: Reader, given: Representation): Promise<OpenContract[]> {
  const person = await findPerson(reader, given.representedId);
  if (!person) return [];
  const contracts = await readContracts(reader, person);
  return contracts
    .filter(({ number }) => given.contracts === null || given.contracts.includes(number))
    .map((contract) => ({
      ...viewOf(contract),
      holder: person.root.name,
      until: given.expiresAt?.toISOString() ?? null,
      representedId: person.root.id,
    }));
}

const viewOf = ({ number, supplyAddress, status }: ContactContract) => ({ number, supplyAddress, status });

/** The host knows whose they are; where they are, the copy of the master tells. */
async function readVouched(reader: Reader, numbers: readonly string[]): Promise<OpenContract[]> {
  if (numbers.length === 0) return [];
  const rows = await reader.execute<{ number: string; address: DirectoryAddress | null; status: string }>(sql`
    select distinct on (k.number) k.number, k.detail->'supplyAddress' as address, k.detail->>'status' as status
    from directory_contracts k join directory_customers c on c.id = k.customer_id and c.standing = 'active'
    where k.number in (select jsonb_array_elements_text(${JSON.stringify(numbers)}::text::jsonb))
    order by k.number`);
  return numbers.map((number) => {
    const known = rows.find((row) => row.number === number);
    const supplyAddress = known?.address ? addressLine(known.address) : null;
    const status = (known?.status ?? null) as OwnContract['status'];
    return { number, supplyAddress, status, holder: null, until: null, representedId: null };
  });
}
