import { DirectoryHit } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { insertAudit } from '../audit-store.ts';
import type { Context } from '../context.ts';
import { requireReach } from '../use-case.ts';
import { hitView } from './hit-view.ts';
import { readReplicaCustomer } from './search-replica.query.ts';

const Input = z.object({ customerId: z.string().min(1).max(60) });

/** A customer of the billing system by their number. That they were looked at is noted. */
export const getDirectoryCustomer = {
  name: 'getDirectoryCustomer',
  permission: 'directory.read',
  input: Input,
  output: DirectoryHit,
  async execute(context: Context, { customerId }: z.output<typeof Input>): Promise<DirectoryHit> {
    requireReach(context, getDirectoryCustomer.permission);
    const [customer] = await Promise.all([
      readReplicaCustomer(context.dependencies.db, customerId),
      insertAudit(context, `directory.read ${customerId}`, null),
    ]);
    if (!customer) throw new Refusal('not_found');
    return hitView(context, customer);
  },
} as const;
