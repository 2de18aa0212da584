import { OwnContractList } from '@sinia/contracts';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { readOpenContracts, vouchedNumbers } from './own-contracts-store.ts';

/** The contracts that a signed-in customer may ask about, with for whom and until when. */
export const listOwnContracts = defineQuery({
  name: 'listOwnContracts',
  permission: 'contract.own',
  input: z.object({}),
  output: OwnContractList,
  async run({ actor, dependencies: { db, clock } }) {
    if (actor.kind !== 'customer') return { data: [], current: null };
    const open = await readOpenContracts(db, actor, clock());
    const current = actor.contract === undefined ? null : (vouchedNumbers(actor)[0] ?? null);
    return { data: open.map(({ representedId: _, ...contract }) => contract), current };
  },
});
