import { Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, eq } from 'drizzle-orm';
import type { Dependencies } from '../../use-cases/context.ts';
import type { CustomerActor } from '../actor.ts';
import { recogniseEmployee } from './admit-employee.ts';
import { readSsoRow } from './sso-settings-store.ts';

/**
 * The colleague whom the intranet has signed in, as the person whom the desk knows by the company's account (`oid`): what
 * they ask for is theirs wherever they come from. Whatever their role at the desk, here they ask and follow, no more.
 * Without a company sign-in, or an `oid`, they are known to this page alone: and what the page says of
 * an address joins nobody to an account, as its secret must not be worth an agent's rights.
 *
 * @throws Refusal `sso_not_allowed` for who was disabled, `sso_address_taken`, `sso_address_missing`
 */
export async function employeeOfHost(
  dependencies: Dependencies,
  colleague: CustomerActor,
): Promise<CustomerActor> {
  const { oid, email, name, language } = colleague;
  const sso = oid ? await readSsoRow(dependencies.db) : null;
  if (!oid || !sso?.enabled) return colleague;
  const known = await findColleague(dependencies, sso.issuer, oid);
  if (known?.disabledAt) throw new Refusal('sso_not_allowed');
  if (known) return asColleague(colleague, known);
  if (!email) throw new Refusal('sso_address_missing');
  const employee = { issuer: sso.issuer, subject: oid, email, name: name || email };
  const request = { requestId: colleague.id, language: language ?? 'ca' };
  const added = await dependencies.db.transaction((tx) =>
    recogniseEmployee(tx, dependencies, employee, { ...request, mayLink: false }),
  );
  return asColleague(colleague, added);
}

function asColleague(
  colleague: CustomerActor,
  { id, name, email }: Pick<typeof schema.users.$inferSelect, 'id' | 'name' | 'email'>,
): CustomerActor {
  return { ...colleague, id: `staff:${id}`, name, email };
}

async function findColleague({ db }: Pick<Dependencies, 'db'>, issuer: string, subject: string) {
  const { ssoIdentities, users } = schema;
  const [row] = await db
    .select({ user: users })
    .from(ssoIdentities)
    .innerJoin(users, eq(users.id, ssoIdentities.userId))
    .where(and(eq(ssoIdentities.issuer, issuer), eq(ssoIdentities.subject, subject)));
  return row?.user ?? null;
}
