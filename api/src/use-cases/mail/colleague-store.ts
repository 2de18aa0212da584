import type { Dependencies } from '../context.ts';
import { colleagueKey } from '../staff/colleague-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { OpeningMail } from './received-mail.ts';

/**
 * The colleague who writes from an address of the company.
 *
 * @returns the key of what they own; null for anybody else, for programs, and for who was disabled
 */
export async function colleagueBehind(
  work: UnitOfWork,
  dependencies: Dependencies,
  { from, verified, automatic, language }: OpeningMail,
): Promise<string | null> {
  if (!from || !verified || automatic || !isOfTheCompany(from.address, dependencies)) return null;
  const proven = { email: from.address.toLowerCase(), name: from.name, language };
  return colleagueKey(work, dependencies, { ...proven, employee: null, addressProven: true, by: 'mail' });
}

function isOfTheCompany(address: string, { settings: { employeeDomains = [] } }: Dependencies): boolean {
  return employeeDomains.includes(address.split('@').at(-1)?.toLowerCase() ?? '');
}
