import type { Desk } from './desk.ts';
import { targets, workOnMany } from './work-on-many.ts';

/** Into quarantine, or out of it again. */
export async function markSpam(desk: Desk): Promise<void> {
  await workOnMany(desk, targets(desk), { verb: 'spam' });
}

export async function restore(desk: Desk): Promise<void> {
  await workOnMany(desk, targets(desk), { verb: 'restore' });
}

export async function snooze(desk: Desk, until: Date): Promise<void> {
  await workOnMany(desk, targets(desk), { verb: 'snooze', until: until.toISOString() });
}

export async function wake(desk: Desk): Promise<void> {
  await workOnMany(desk, targets(desk), { verb: 'wake' });
}
