import { Refusal } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { normaliseIdentity } from '@sinia/directory/identities';
import type { Context } from '../context.ts';
import { type OpenContract, readOpenContracts } from './own-contracts-store.ts';

/**
 * The contract that a signed-in customer chose. What others name stays a claim: null.
 *
 * @throws Refusal `contract_not_yours` where they may not ask about it, or no longer.
 */
export async function chosenContract(
  tx: Transaction,
  { actor, dependencies }: Context,
  number: string | undefined,
): Promise<OpenContract | null> {
  if (actor.kind !== 'customer' || !number) return null;
  const written = normaliseIdentity('contract', number);
  const open = await readOpenContracts(tx, actor, dependencies.clock());
  const chosen = open.find((one) => 'value' in written && one.number === written.value);
  if (chosen) return chosen;
  const fields = [{ pointer: '/requester/contract', code: 'contract_not_yours' }];
  throw new Refusal('contract_not_yours', { fields });
}
