import {
  arrowDownIcon,
  arrowUpIcon,
  cornerDownLeftIcon,
  listChecksIcon,
  pencilIcon,
} from '@sinia/design/icons';
import type { Desk } from '../state/desk.ts';
import { chooseAll } from '../ui/selection/choose-all.ts';
import { type Action, always, show } from './action.ts';
import { someChosen } from './when.ts';

function step(desk: Desk, by: 1 | -1): void {
  if (desk.list.move(by)) desk.askFocus('row');
}

function openCursor(desk: Desk): void {
  const id = desk.list.cursorId.value;
  if (id) void desk.openTicket(id);
}

/** Moving in the list and choosing in it. */
export const LIST_ACTIONS: readonly Action[] = [
  {
    id: 'next',
    group: 'list',
    keys: ['j'],
    icon: arrowDownIcon,
    when: always,
    run: (desk) => step(desk, 1),
  },
  {
    id: 'previous',
    group: 'list',
    keys: ['k'],
    icon: arrowUpIcon,
    when: always,
    run: (desk) => step(desk, -1),
  },
  {
    id: 'open',
    group: 'list',
    keys: ['Enter'],
    icon: cornerDownLeftIcon,
    when: (desk) => desk.list.cursorId.value !== null,
    run: openCursor,
  },
  {
    id: 'select',
    group: 'list',
    keys: ['x'],
    icon: listChecksIcon,
    when: (desk) => desk.mayWrite && desk.list.cursorId.value !== null,
    run: (desk) => desk.selection.toggle(desk.list.cursorId.value ?? ''),
  },
  {
    id: 'selectAll',
    group: 'list',
    keys: [],
    icon: listChecksIcon,
    when: (desk) => desk.mayWrite && desk.list.rows.value.length > 0,
    run: chooseAll,
  },
  {
    id: 'changeMany',
    group: 'list',
    keys: [],
    icon: pencilIcon,
    when: someChosen,
    run: show('changeMany'),
  },
];
