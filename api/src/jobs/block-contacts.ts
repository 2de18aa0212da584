import { blockContact } from '../use-cases/contacts/block-contact.ts';
import { contactsToBlock } from '../use-cases/contacts/blocked-store.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';

const BATCH = 100;

/** Follows the billing system: whoever is blocked or anonymised there is blocked here. */
export async function blockContacts(dependencies: Dependencies): Promise<void> {
  for (let ids = [''] as string[]; ids.length > 0; ) {
    ids = await contactsToBlock(dependencies.db, BATCH);
    for (const id of ids) {
      await blockContact.execute(systemContext(dependencies, 'directory', `block-${id}`), { id });
    }
  }
}
