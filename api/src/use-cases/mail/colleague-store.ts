import { schema } from '@sinia/database';
import { sql } from 'drizzle-orm';
import { insertProfile } from '../../auth/create-staff-store.ts';
import type { Dependencies } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { OpeningMail } from './received-mail.ts';

/**
 * The colleague who writes from an address of the company, as the person whom the desk knows: what they ask for is theirs
 * wherever they look. Whoever is not known yet is `light` from now on, and comes in by the company's account one day.
 * By mail they ask and follow, no more, whatever their role.
 *
 * @returns the key of what they own; null for anybody else, for programs, and for who was disabled
 */
export async function colleagueBehind(
  work: UnitOfWork,
  dependencies: Dependencies,
  { from, verified, automatic, language }: OpeningMail,
): Promise<string | null> {
  if (!from || !verified || automatic || !isOfTheCompany(from.address, dependencies)) return null;
  const email = from.address.toLowerCase();
  const { users } = schema;
  const [known] = await work.tx
    .select({ id: users.id, disabledAt: users.disabledAt })
    .from(users)
    .where(sql`lower(${users.email}) = ${email}`);
  if (known) return known.disabledAt ? null : `staff:${known.id}`;
  const profile = { name: from.name || email, email, role: 'light' as const, language };
  const id = await insertProfile(work.tx, dependencies, profile);
  work.audit(`staff.joined_by_mail ${id}`, null);
  return `staff:${id}`;
}

function isOfTheCompany(address: string, { settings: { employeeDomains = [] } }: Dependencies): boolean {
  return employeeDomains.includes(address.split('@').at(-1)?.toLowerCase() ?? '');
}
