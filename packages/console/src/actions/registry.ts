import type { Action, ActionId } from './action.ts';
import { DESK_ACTIONS } from './desk-actions.ts';
import { LIST_ACTIONS } from './list-actions.ts';
import { PEOPLE_ACTIONS } from './people-actions.ts';
import { SYSTEM_ACTIONS } from './system-actions.ts';
import { TICKET_ACTIONS } from './ticket-actions.ts';

export const ACTIONS: readonly Action[] = [
  ...LIST_ACTIONS,
  ...DESK_ACTIONS,
  ...PEOPLE_ACTIONS,
  ...SYSTEM_ACTIONS,
  ...TICKET_ACTIONS,
];

export function actionOf(id: ActionId): Action {
  const found = ACTIONS.find((action) => action.id === id);
  if (!found) throw new Error(`no action ${id}`);
  return found;
}
