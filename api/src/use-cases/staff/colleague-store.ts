import type { Language } from '@sinia/core';
import type { Employee } from '@sinia/core/sso';
import { schema, type Transaction } from '@sinia/database';
import { eq, sql } from 'drizzle-orm';
import { insertProfile } from '../../auth/create-staff-store.ts';
import {
  findByAddress,
  findIdentity,
  linkIdentity,
  lockEmployee,
} from '../../auth/sso/sso-identity-store.ts';
import type { Dependencies } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

/** Somebody of the house, as something outside the desk has proven. */
export interface ProvenColleague {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  /** Who they are in the company's directory, where that is what proves them. */
  readonly employee: Employee | null;
  /** Whether the address is proven too: one that is not leads to nobody whom the desk knows. */
  readonly addressProven: boolean;
  /** By what they came. */
  readonly by: 'mail' | 'teams';
}

/**
 * The colleague as the person whom the desk knows: what they ask for is theirs wherever they look. In the company's
 * directory they are known by what never changes there, and else by their address; whoever is not known yet is `light`
 * from now on, and comes in by the company's account one day. Here they ask and follow, no more, whatever their role.
 *
 * @returns the key of what they own; null for who was disabled, and for an address that was somebody else's
 */
export async function colleagueKey(
  work: UnitOfWork,
  dependencies: Dependencies,
  colleague: ProvenColleague,
): Promise<string | null> {
  const { email, name, language, employee, by } = colleague;
  const { tx, now } = work;
  if (employee) await lockEmployee(tx, employee);
  const known = await findPerson(tx, colleague);
  if (known === 'another') return null;
  if (known) {
    if (employee && known.mayLink) await linkIdentity(tx, known.id, employee, now);
    return known.disabledAt ? null : `staff:${known.id}`;
  }
  const id = await insertProfile(tx, dependencies, { name: name || email, email, role: 'light', language });
  if (employee) await linkIdentity(tx, id, employee, now);
  work.audit(`staff.joined_by_${by} ${id}`, null);
  return `staff:${id}`;
}

interface KnownPerson {
  readonly id: string;
  readonly disabledAt: Date | null;
  /** They came by an address alone: from now on their place in the directory is what they are known by. */
  readonly mayLink: boolean;
}

async function findPerson(
  tx: Transaction,
  { email, employee, addressProven }: ProvenColleague,
): Promise<KnownPerson | 'another' | null> {
  const { users, ssoIdentities } = schema;
  const identity = employee ? await findIdentity(tx, employee) : null;
  const is = identity ? eq(users.id, identity.userId) : sql`lower(${users.email}) = ${email.toLowerCase()}`;
  const [row] = await tx
    .select({ id: users.id, role: users.role, disabledAt: users.disabledAt, linked: ssoIdentities.subject })
    .from(users)
    .leftJoin(ssoIdentities, eq(ssoIdentities.userId, users.id))
    .where(is);
  if (!row) return null;
  if (!identity && !addressProven) return 'another';
  const { id, role, disabledAt, linked } = row;
  if (employee && linked && linked !== employee.subject) return 'another';
  const untouched = role === 'light' && !linked && !(await findByAddress(tx, email))?.hasWayIn;
  return { id, disabledAt, mayLink: untouched };
}
