import {
  alarmClockIcon,
  banIcon,
  bellIcon,
  checkIcon,
  circleQuestionMarkIcon,
  commandIcon,
  eyeIcon,
  type Icon,
  inboxIcon,
  listIcon,
  mailIcon,
  octagonAlertIcon,
  plusIcon,
  printerIcon,
  refreshCwIcon,
  searchIcon,
  settingsIcon,
  undo2Icon,
  userIcon,
} from '@sinia/design/icons';
import type { View } from '../port/desk-port.ts';
import type { Desk } from '../state/desk.ts';
import { canUndo, undoLast } from '../state/undo-last.ts';
import { type Action, type ActionId, always, show } from './action.ts';

const goTo = (id: ActionId, view: View, icon: Icon): Action => ({
  id,
  group: 'places',
  keys: [],
  icon,
  when: always,
  run: (desk) => desk.showView(view),
});

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

/** What can be done everywhere: the views, the search, what opens above the desk. */
export const DESK_ACTIONS: readonly Action[] = [
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
  {
    id: 'undo',
    group: 'general',
    keys: ['z'],
    icon: undo2Icon,
    when: canUndo,
    run: undoLast,
  },
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
