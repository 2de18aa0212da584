import type { DirectoryContract, DirectoryCustomer } from '@sinia/directory';

/** The columns that a customer is put together from. */
export interface ReplicaRow {
  readonly id: string;
  readonly profile: Record<string, unknown> | null;
  readonly version: Date;
  readonly contracts: readonly Record<string, unknown>[];
}

type Profile = Omit<DirectoryCustomer, 'id' | 'contracts' | 'standing' | 'updatedAt'>;

/** What is kept in one piece: everything but what has a column of its own. */
export function profileOf(customer: DirectoryCustomer): Profile {
  const { id: _, contracts: __, standing: ___, updatedAt: ____, ...profile } = customer;
  return profile;
}

export function customerOf({ id, profile, version, contracts }: ReplicaRow): DirectoryCustomer {
  return {
    ...(profile as unknown as Profile),
    id,
    contracts: contracts as unknown as DirectoryContract[],
    standing: 'active',
    updatedAt: version.toISOString(),
  };
}
