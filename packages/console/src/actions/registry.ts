import {
  arrowDownIcon,
  arrowUpIcon,
  bellIcon,
  checkIcon,
  circleQuestionMarkIcon,
  clockIcon,
  commandIcon,
  copyIcon,
  cornerDownLeftIcon,
  eyeIcon,
  flagIcon,
  type Icon,
  inboxIcon,
  listIcon,
  mailIcon,
  panelRightIcon,
  plusIcon,
  printerIcon,
  refreshCwIcon,
  replyIcon,
  rotateCcwIcon,
  searchIcon,
  settingsIcon,
  stickyNoteIcon,
  tagIcon,
  undo2Icon,
  userCheckIcon,
  userIcon,
  userPlusIcon,
} from '@sinia/design/icons';
import type { ConsoleTexts } from '@sinia/i18n/console/ca';
import type { View } from '../port/desk-port.ts';
import type { Desk } from '../state/desk.ts';
import { sendMessage } from '../state/send-message.ts';
import { canUndo, undoLast } from '../state/undo-last.ts';
import { copyReference } from './copy-reference.ts';

export type ActionId = keyof ConsoleTexts['action'];

/** One thing that can be done. Keys, menus, palette and help are all made from this list. */
export interface Action {
  readonly id: ActionId;
  readonly group: 'list' | 'ticket' | 'writing' | 'general';
  /** `j`, `Enter`, `mod+k`; several are alternatives. A single character is a single-key shortcut. */
  readonly keys: readonly string[];
  readonly icon?: Icon;
  readonly when: (desk: Desk) => boolean;
  readonly run: (desk: Desk) => unknown;
  /** Also while somebody types in a field. */
  readonly inFields?: boolean;
  /** Bound where it belongs (the composer sends, nothing else does); here for menus and help. */
  readonly local?: boolean;
}

const always = () => true;
const ticketOf = (desk: Desk) => desk.ticket.thread.value?.ticket;
const hasTicket = (desk: Desk) => ticketOf(desk) !== undefined;
const isResolved = (desk: Desk) => ['solved', 'closed'].includes(ticketOf(desk)?.status ?? '');
const mayWork = (desk: Desk) => desk.mayWrite && hasTicket(desk) && ticketOf(desk)?.status !== 'closed';
const mayNote = (desk: Desk) => desk.mayWrite && hasTicket(desk);

function step(desk: Desk, by: 1 | -1): void {
  if (desk.list.move(by)) desk.askFocus('row');
}

function openCursor(desk: Desk): void {
  const id = desk.list.cursorId.value;
  if (id) void desk.openTicket(id);
}

const goTo = (id: ActionId, view: View, icon: Icon): Action => ({
  id,
  group: 'list',
  keys: [],
  icon,
  when: always,
  run: (desk) => desk.showView(view),
});

/** Formatting: the editor hears these keys, and only while one writes in it. */
function writing(id: ActionId, key: string): Action {
  return { id, group: 'writing', keys: [key], when: () => false, run: () => undefined, local: true };
}

export const ACTIONS: readonly Action[] = [
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
    id: 'search',
    group: 'list',
    keys: ['/'],
    icon: searchIcon,
    when: always,
    run: (desk) => desk.askFocus('search'),
  },
  {
    id: 'newTicket',
    group: 'list',
    keys: ['c'],
    icon: plusIcon,
    when: (desk) => desk.mayWrite,
    run: (desk) => {
      desk.overlay.value = 'opening';
    },
  },
  {
    id: 'writeFirst',
    group: 'list',
    keys: [],
    icon: mailIcon,
    when: (desk) => desk.mayWrite,
    run: (desk) => {
      desk.overlay.value = 'writingFirst';
    },
  },
  {
    id: 'refresh',
    group: 'list',
    keys: [],
    icon: refreshCwIcon,
    when: always,
    run: (desk) => Promise.all([desk.list.refresh(), desk.list.refreshCounts(), desk.ticket.refresh()]),
  },
  goTo('viewMine', 'mine', userIcon),
  goTo('viewUnassigned', 'unassigned', inboxIcon),
  goTo('viewOpen', 'unresolved', listIcon),
  goTo('viewFollowed', 'followed', eyeIcon),
  goTo('viewResolved', 'resolved', checkIcon),
  {
    id: 'reply',
    group: 'ticket',
    keys: ['r'],
    icon: replyIcon,
    when: mayWork,
    run: (desk) => desk.write('public'),
  },
  {
    id: 'note',
    group: 'ticket',
    keys: ['n'],
    icon: stickyNoteIcon,
    when: mayNote,
    run: (desk) => desk.write('internal'),
  },
  {
    id: 'assign',
    group: 'ticket',
    keys: ['a'],
    icon: userPlusIcon,
    when: mayWork,
    run: (desk) => {
      desk.overlay.value = 'assign';
    },
  },
  {
    id: 'assignToMe',
    group: 'ticket',
    keys: ['m'],
    icon: userCheckIcon,
    when: (desk) => mayWork(desk) && ticketOf(desk)?.assigneeId !== desk.me.id,
    run: (desk) => desk.change({ assigneeId: desk.me.id }),
  },
  {
    id: 'resolve',
    group: 'ticket',
    keys: ['e'],
    icon: checkIcon,
    when: (desk) => mayWork(desk) && !isResolved(desk),
    run: (desk) => desk.change({ status: 'solved' }),
  },
  {
    id: 'reopen',
    group: 'ticket',
    keys: [],
    icon: rotateCcwIcon,
    when: (desk) => mayWork(desk) && isResolved(desk),
    run: (desk) => desk.change({ status: 'open' }),
  },
  {
    id: 'pending',
    group: 'ticket',
    keys: [],
    icon: clockIcon,
    when: (desk) => mayWork(desk) && ticketOf(desk)?.status !== 'pending',
    run: (desk) => desk.change({ status: 'pending' }),
  },
  {
    id: 'onHold',
    group: 'ticket',
    keys: [],
    icon: clockIcon,
    when: (desk) => mayWork(desk) && ticketOf(desk)?.status !== 'on_hold',
    run: (desk) => desk.change({ status: 'on_hold' }),
  },
  {
    id: 'tags',
    group: 'ticket',
    keys: ['#'],
    icon: tagIcon,
    when: mayWork,
    run: (desk) => showField(desk, 'tags'),
  },
  {
    id: 'priority',
    group: 'ticket',
    keys: ['p'],
    icon: flagIcon,
    when: mayWork,
    run: (desk) => showField(desk, 'priority'),
  },
  {
    id: 'follow',
    group: 'ticket',
    keys: ['f'],
    icon: eyeIcon,
    when: mayNote,
    run: (desk) => desk.followTicket(!desk.follows),
  },
  { id: 'copyReference', group: 'ticket', keys: ['y'], icon: copyIcon, when: hasTicket, run: copyReference },
  {
    id: 'details',
    group: 'ticket',
    keys: ['d'],
    icon: panelRightIcon,
    when: hasTicket,
    run: (desk) => {
      desk.contextShown.value = !desk.contextShown.value;
    },
  },
  {
    id: 'undo',
    group: 'ticket',
    keys: ['z'],
    icon: undo2Icon,
    when: canUndo,
    run: undoLast,
  },
  {
    id: 'send',
    group: 'ticket',
    keys: ['mod+Enter'],
    when: mayNote,
    run: (desk) => sendMessage(desk),
    local: true,
  },
  writing('bold', 'mod+b'),
  writing('italic', 'mod+i'),
  writing('link', 'mod+k'),
  writing('bulletList', 'mod+Shift+8'),
  writing('orderedList', 'mod+Shift+7'),
  writing('quote', 'mod+Shift+9'),
  { id: 'back', group: 'general', keys: ['Escape'], when: always, run: goBack, inFields: true },
  {
    id: 'palette',
    group: 'general',
    keys: ['mod+k'],
    icon: commandIcon,
    when: always,
    run: (desk) => {
      desk.overlay.value = 'palette';
    },
    inFields: true,
  },
  {
    id: 'letters',
    group: 'general',
    keys: [],
    icon: printerIcon,
    when: always,
    run: (desk) => {
      desk.overlay.value = 'letters';
    },
  },
  {
    id: 'alerts',
    group: 'general',
    keys: ['b'],
    icon: bellIcon,
    when: always,
    run: (desk) => {
      desk.overlay.value = 'alerts';
    },
  },
  {
    id: 'settings',
    group: 'general',
    keys: ['mod+,'],
    icon: settingsIcon,
    when: always,
    run: (desk) => {
      desk.overlay.value = 'settings';
    },
  },
  {
    id: 'help',
    group: 'general',
    keys: ['?'],
    icon: circleQuestionMarkIcon,
    when: always,
    run: (desk) => {
      desk.overlay.value = 'help';
    },
  },
];

/** One step back at a time: dialog, details, ticket. */
function goBack(desk: Desk): void {
  if (desk.overlay.value !== 'none') desk.overlay.value = 'none';
  else if (desk.contextShown.value) desk.contextShown.value = false;
  else if (desk.list.query.value) desk.search('');
  else if (desk.ticket.id.value) void desk.closeTicket();
}

function showField(desk: Desk, field: 'tags' | 'priority'): void {
  desk.contextShown.value = true;
  desk.askFocus(field);
}

export function actionOf(id: ActionId): Action {
  const found = ACTIONS.find((action) => action.id === id);
  if (!found) throw new Error(`no action ${id}`);
  return found;
}
