import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { insertAudit } from '../audit-store.ts';
import type { Context } from '../context.ts';
import { requireReach } from '../use-case.ts';
import { readConnection } from './connection-store.ts';
import { linkTo } from './link-to.ts';
import { askLive } from './live-directory.ts';
import { readWithheld } from './search-replica.query.ts';

const BUDGET_MS = 4_000;
const Day = z.iso.date();

const Input = z.object({
  contractNumber: z.string().trim().min(1).max(30),
  customerId: z.string().trim().min(1).max(60).optional(),
});

export const ContractAccount = z.object({
  contractNumber: z.string(),
  invoices: z
    .array(
      z.object({
        number: z.string(),
        issuedOn: Day.nullable(),
        dueOn: Day.nullable(),
        amount: z.number(),
        status: z.enum(['paid', 'pending', 'overdue', 'cancelled']),
      }),
    )
    .nullable(),
  debt: z.object({ amount: z.number(), invoices: z.int() }).nullable(),
  readings: z
    .array(z.object({ readOn: Day, value: z.number(), kind: z.enum(['real', 'estimated', 'customer']) }))
    .nullable(),
  supply: z.object({ cut: z.boolean(), since: Day.nullable() }).nullable(),
});

export const AccountAnswer = z.object({
  /** Null where the billing system did not tell; `degraded` says why. */
  account: ContractAccount.nullable(),
  degraded: z
    .enum(['not_configured', 'paused', 'not_offered', 'breaker_open', 'timeout', 'unavailable'])
    .nullable(),
  /** Where an agent sees more. */
  link: z.string().nullable(),
});
export type AccountAnswer = z.infer<typeof AccountAnswer>;

/**
 * Bills, debt, readings and supply of a contract: always of the billing system itself, kept nowhere. It is noted.
 *
 * @throws Refusal `not_found` for a contract that there is not, or of a customer who must not be shown
 */
export const getContractAccount = {
  name: 'getContractAccount',
  permission: 'directory.read',
  input: Input,
  output: AccountAnswer,
  async execute(context: Context, input: z.output<typeof Input>): Promise<AccountAnswer> {
    requireReach(context, getContractAccount.permission);
    const [answer] = await Promise.all([
      ask(context, input),
      insertAudit(context, `directory.account ${input.contractNumber}`, null),
    ]);
    return AccountAnswer.parse(answer);
  },
} as const;

async function ask({ dependencies }: Context, input: z.output<typeof Input>) {
  const ids = input.customerId === undefined ? [] : [input.customerId];
  const [row, withheld] = await Promise.all([
    readConnection(dependencies.db),
    readWithheld(dependencies.db, ids),
  ]);
  if (withheld.size > 0) throw new Refusal('not_found');
  const link = row?.linkTemplate ? linkTo(row.linkTemplate, input) : null;
  const without = (degraded: AccountAnswer['degraded']) => ({ account: null, degraded, link });
  if (!row) return without('not_configured');
  if (row.pausedAt) return without('paused');
  const asked = await askLive(dependencies, row, { budgetMs: BUDGET_MS }, async (port, signal) =>
    port.getAccount ? port.getAccount(input.contractNumber, { signal }) : 'not_offered',
  );
  if ('failure' in asked) {
    const { failure } = asked;
    return without(failure === 'timeout' || failure === 'breaker_open' ? failure : 'unavailable');
  }
  if (asked.answer === 'not_offered') return without('not_offered');
  if (asked.answer === null) throw new Refusal('not_found');
  return { account: asked.answer, degraded: null, link };
}
