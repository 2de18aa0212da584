import { DirectoryHit } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import type { DirectoryCustomer } from '@sinia/directory';
import { z } from 'zod';
import { insertAudit } from '../audit-store.ts';
import type { Context } from '../context.ts';
import { requireReach } from '../use-case.ts';
import { readConnection } from './connection-store.ts';
import { hitView } from './hit-view.ts';
import { askLive } from './live-directory.ts';
import { readReplicaCustomer, readWithheld } from './search-replica.query.ts';

const BUDGET_MS = 2_000;

const Input = z.object({ customerId: z.string().trim().min(1).max(60) });

/** A customer of the billing system by their number, of the copy or, where it has none, of itself. It is noted. */
export const getDirectoryCustomer = {
  name: 'getDirectoryCustomer',
  permission: 'directory.read',
  input: Input,
  output: DirectoryHit,
  async execute(context: Context, { customerId }: z.output<typeof Input>): Promise<DirectoryHit> {
    requireReach(context, getDirectoryCustomer.permission);
    const customer = await readCustomer(context, customerId);
    if (!customer) throw new Refusal('not_found');
    return hitView(context, customer);
  },
} as const;

/** The same for whoever goes on with it; noted too. */
export async function readCustomer(context: Context, customerId: string): Promise<DirectoryCustomer | null> {
  const [customer] = await Promise.all([
    findCustomer(context, customerId),
    insertAudit(context, `directory.read ${customerId}`, null),
  ]);
  return customer;
}

async function findCustomer({ dependencies }: Context, id: string): Promise<DirectoryCustomer | null> {
  const { db } = dependencies;
  const known = await readReplicaCustomer(db, id);
  if (known) return known;
  const [row, withheld] = await Promise.all([readConnection(db), readWithheld(db, [id])]);
  if (!row || row.pausedAt || withheld.has(id)) return null;
  const asked = await askLive(dependencies, row, { budgetMs: BUDGET_MS }, (port, signal) =>
    port.getCustomer(id, { signal }),
  );
  return 'answer' in asked ? asked.answer : null;
}
