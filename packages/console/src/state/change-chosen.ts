import type { ManyWork } from '../port/work-port.ts';
import type { Desk } from './desk.ts';
import { targets, workOnMany } from './work-on-many.ts';

type Fields = NonNullable<Extract<ManyWork, { verb: 'apply' }>['set']>;

/** Writes fields of the chosen tickets; of the open one where none is chosen. */
export async function changeChosen(desk: Desk, set: Fields): Promise<void> {
  if (desk.selection.size.value === 0) await desk.change(set);
  else await workOnMany(desk, targets(desk), { verb: 'apply', set });
}
