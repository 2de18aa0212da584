import {
  alarmClockIcon,
  arrowDownIcon,
  arrowUpIcon,
  banIcon,
  bellIcon,
  checkIcon,
  circleQuestionMarkIcon,
  clockIcon,
  commandIcon,
  copyIcon,
  cornerDownLeftIcon,
  eyeIcon,
  flagIcon,
  forwardIcon,
  type Icon,
  inboxIcon,
  linkIcon,
  listChecksIcon,
  listIcon,
  mailIcon,
  mergeIcon,
  octagonAlertIcon,
  panelRightIcon,
  pencilIcon,
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
import { isWorkedOn } from '../format/is-worked-on.ts';
import type { View } from '../port/desk-port.ts';
import { changeChosen } from '../state/change-chosen.ts';
import type { Desk } from '../state/desk.ts';
import { markSpam, restore, wake } from '../state/put-away.ts';
import { sendMessage } from '../state/send-message.ts';
import { startForward } from '../state/start-forward.ts';
import { canUndo, undoLast } from '../state/undo-last.ts';
import { chooseAll } from '../ui/selection/choose-all.ts';
import { type Action, type ActionId, always, show } from './action.ts';
import { copyReference } from './copy-reference.ts';
import { PEOPLE_ACTIONS } from './people-actions.ts';

const ticketOf = (desk: Desk) => desk.ticket.thread.value?.ticket;
const hasTicket = (desk: Desk) => ticketOf(desk) !== undefined;
const isResolved = (desk: Desk) => ['solved', 'closed'].includes(ticketOf(desk)?.status ?? '');
const mayWork = (desk: Desk) =>
  desk.mayWrite &&
  hasTicket(desk) &&
  ticketOf(desk)?.status !== 'closed' &&
  ticketOf(desk)?.shelf !== 'merged';
const mayReply = (desk: Desk) => mayWork(desk) && mayNote(desk);
const someChosen = (desk: Desk) => desk.mayWrite && desk.selection.size.value > 0;
/** The chosen tickets, or else the open one, stand on that shelf; a view is one shelf. */
const areOn = (desk: Desk, shelf: 'snoozed' | 'spam') =>
  someChosen(desk) ? desk.list.view.value === shelf : mayWork(desk) && ticketOf(desk)?.shelf === shelf;
const mayPutAway = (desk: Desk) => (someChosen(desk) || mayWork(desk)) && !areOn(desk, 'spam');
const mayNote = (desk: Desk) => desk.mayWrite && hasTicket(desk) && isWorkedOn(ticketOf(desk)?.shelf ?? null);

function step(desk: Desk, by: 1 | -1): void {
  if (desk.list.move(by)) desk.askFocus('row');
}

function openCursor(desk: Desk): void {
  const id = desk.list.cursorId.value;
  if (id) void desk.openTicket(id);
}

const goTo = (id: ActionId, view: View, icon: Icon): Action => ({
  id,
  group: 'places',
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
    group: 'general',
    keys: ['/'],
    icon: searchIcon,
    when: always,
    run: (desk) => desk.askFocus('search'),
  },
  {
    id: 'newTicket',
    group: 'general',
    keys: ['c'],
    icon: plusIcon,
    when: (desk) => desk.mayWrite,
    run: show('opening'),
  },
  {
    id: 'writeFirst',
    group: 'general',
    keys: [],
    icon: mailIcon,
    when: (desk) => desk.mayWrite,
    run: show('writingFirst'),
  },
  {
    id: 'refresh',
    group: 'general',
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
  goTo('viewSnoozed', 'snoozed', alarmClockIcon),
  goTo('viewSpam', 'spam', octagonAlertIcon),
  ...PEOPLE_ACTIONS,
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
  {
    id: 'reply',
    group: 'ticket',
    keys: ['r'],
    icon: replyIcon,
    when: mayReply,
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
    when: (desk) => someChosen(desk) || mayWork(desk),
    run: show('assign'),
  },
  {
    id: 'assignToMe',
    group: 'ticket',
    keys: ['m'],
    icon: userCheckIcon,
    when: (desk) => someChosen(desk) || (mayWork(desk) && ticketOf(desk)?.assigneeId !== desk.me.id),
    run: (desk) => changeChosen(desk, { assigneeId: desk.me.id }),
  },
  {
    id: 'resolve',
    group: 'ticket',
    keys: ['e'],
    icon: checkIcon,
    when: (desk) => someChosen(desk) || (mayWork(desk) && !isResolved(desk)),
    run: (desk) => changeChosen(desk, { status: 'solved' }),
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
  {
    id: 'snooze',
    group: 'ticket',
    keys: ['h'],
    icon: alarmClockIcon,
    when: (desk) => mayPutAway(desk) && (someChosen(desk) || !isResolved(desk)),
    run: show('snooze'),
  },
  {
    id: 'wake',
    group: 'ticket',
    keys: [],
    icon: inboxIcon,
    when: (desk) => areOn(desk, 'snoozed'),
    run: wake,
  },
  { id: 'spam', group: 'ticket', keys: ['!'], icon: octagonAlertIcon, when: mayPutAway, run: markSpam },
  {
    id: 'notSpam',
    group: 'ticket',
    keys: [],
    icon: inboxIcon,
    when: (desk) => areOn(desk, 'spam'),
    run: restore,
  },
  { id: 'merge', group: 'ticket', keys: ['u'], icon: mergeIcon, when: mayPutAway, run: show('merge') },
  { id: 'linkTicket', group: 'ticket', keys: ['v'], icon: linkIcon, when: mayWork, run: show('link') },
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
    id: 'forward',
    group: 'ticket',
    keys: ['w'],
    icon: forwardIcon,
    when: mayNote,
    run: (desk) => startForward(desk),
  },
  {
    id: 'undo',
    group: 'general',
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
  {
    id: 'sendAndResolve',
    group: 'ticket',
    keys: ['mod+Shift+Enter'],
    when: (desk) => mayNote(desk) && desk.writing.value === 'public',
    run: (desk) => sendMessage(desk, 'solved'),
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
    run: show('palette'),
    inFields: true,
  },
  {
    id: 'letters',
    group: 'general',
    keys: [],
    icon: printerIcon,
    when: always,
    run: show('letters'),
  },
  {
    id: 'alerts',
    group: 'general',
    keys: ['b'],
    icon: bellIcon,
    when: always,
    run: show('alerts'),
  },
  {
    id: 'blockedSenders',
    group: 'general',
    keys: [],
    icon: banIcon,
    when: (desk) => desk.mayWrite,
    run: show('senders'),
  },
  {
    id: 'settings',
    group: 'general',
    keys: ['mod+,'],
    icon: settingsIcon,
    when: always,
    run: (desk) => desk.showSettings(),
  },
  {
    id: 'help',
    group: 'general',
    keys: ['?'],
    icon: circleQuestionMarkIcon,
    when: always,
    run: show('help'),
  },
];

/** One step back at a time: dialog, details, ticket. */
function goBack(desk: Desk): void {
  if (desk.overlay.value !== 'none') desk.overlay.value = 'none';
  else if (desk.selection.size.value > 0) desk.selection.clear();
  else if (desk.page.value !== 'tickets') leavePage(desk);
  else if (desk.contextShown.value) desk.contextShown.value = false;
  else if (desk.list.query.value) desk.search('');
  else if (desk.ticket.id.value) void desk.closeTicket();
}

function leavePage(desk: Desk): void {
  const within = desk.page.value === 'people' && desk.personId.value !== null;
  desk.goTo(within ? { personId: null } : { page: 'tickets' });
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
