import type { Transaction } from '@sinia/database';
import { identifyContact } from '../contacts/identify-contact.ts';
import type { Dependencies } from '../context.ts';
import { systemContext } from '../deliveries/system-context.ts';
import type { NewCall } from './call-store.ts';

/**
 * Whose call it is, by the number alone: one contact, one of several who share it (to be confirmed), or nobody. A hidden
 * number and a short one are nobody's.
 */
export async function identifyCaller(
  tx: Transaction,
  dependencies: Dependencies,
  call: Pick<NewCall, 'callerKind' | 'number' | 'callerName' | 'direction'>,
): Promise<Pick<NewCall, 'contactId' | 'identification'>> {
  if (call.callerKind !== 'number' || !call.number || call.direction === 'internal') return {};
  const context = systemContext(dependencies, 'calls', 'identify-caller');
  const claims = [{ kind: 'phone', value: call.number, proof: 'caller_id' } as const];
  const { identification, holderId } = await identifyContact(tx, context, claims);
  return { contactId: holderId, identification };
}
