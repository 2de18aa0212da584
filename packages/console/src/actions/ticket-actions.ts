import {
  alarmClockIcon,
  checkIcon,
  clockIcon,
  copyIcon,
  eyeIcon,
  flagIcon,
  forwardIcon,
  inboxIcon,
  linkIcon,
  mergeIcon,
  octagonAlertIcon,
  panelRightIcon,
  replyIcon,
  rotateCcwIcon,
  stickyNoteIcon,
  tagIcon,
  userCheckIcon,
  userPlusIcon,
} from '@sinia/design/icons';
import { changeChosen } from '../state/change-chosen.ts';
import type { Desk } from '../state/desk.ts';
import { markSpam, restore, wake } from '../state/put-away.ts';
import { sendMessage } from '../state/send-message.ts';
import { startForward } from '../state/start-forward.ts';
import { type Action, type ActionId, show } from './action.ts';
import { copyReference } from './copy-reference.ts';
import {
  areOn,
  hasTicket,
  isResolved,
  mayNote,
  mayPutAway,
  mayReply,
  mayWork,
  someChosen,
  ticketOf,
} from './when.ts';

function showField(desk: Desk, field: 'tags' | 'priority'): void {
  desk.contextShown.value = true;
  desk.askFocus(field);
}

/** Formatting: the editor hears these keys, and only while one writes in it. */
function writing(id: ActionId, key: string): Action {
  return { id, group: 'writing', keys: [key], when: () => false, run: () => undefined, local: true };
}

/** What can be done with the open ticket or with those that are chosen, and while one writes. */
export const TICKET_ACTIONS: readonly Action[] = [
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
];
