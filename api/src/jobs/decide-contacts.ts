import { decideAgain } from '../use-cases/contacts/decide-again.ts';
import { decidedOtherwise, readSettings } from '../use-cases/contacts/settings-store.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';

const BATCH = 200;

/** After the rules were written anew: whose word counts is decided again for every contact. @returns whether more wait */
export async function decideContacts(dependencies: Dependencies): Promise<boolean> {
  const { db } = dependencies;
  const { version } = await readSettings(db);
  const ids = await decidedOtherwise(db, version, BATCH);
  for (const id of ids) {
    await decideAgain.execute(systemContext(dependencies, 'identify', `decide-${id}`), { id });
  }
  return ids.length === BATCH;
}
