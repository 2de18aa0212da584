import {
  chartColumnIcon,
  circleUserIcon,
  mergeIcon,
  pencilIcon,
  phoneIcon,
  printerIcon,
  storeIcon,
  userCheckIcon,
  userPlusIcon,
  usersIcon,
} from '@sinia/design/icons';
import type { Desk } from '../state/desk.ts';
import { confirmCustomer } from '../state/identify-ticket.ts';
import { type Action, always, show } from './action.ts';
import { ticketOf } from './when.ts';

const hasPerson = (desk: Desk) => desk.personId.value !== null;

/** Whom the tickets are of: the ways to them, and what can be done with the one on the screen. */
export const PEOPLE_ACTIONS: readonly Action[] = [
  {
    id: 'people',
    group: 'places',
    keys: ['g'],
    icon: usersIcon,
    when: always,
    run: (desk) => desk.goTo({ page: 'people' }),
  },
  {
    id: 'calls',
    group: 'places',
    keys: ['q'],
    icon: phoneIcon,
    when: always,
    run: (desk) => desk.goTo({ page: 'calls' }),
  },
  {
    id: 'counter',
    group: 'places',
    keys: ['t'],
    icon: storeIcon,
    when: (desk) => desk.mayWrite,
    run: (desk) => desk.goTo({ page: 'counter' }),
  },
  {
    id: 'indicators',
    group: 'places',
    keys: [],
    icon: chartColumnIcon,
    // As the permission `report.read` has it: not inside other pages.
    when: ({ me, compact }) => !compact && me.role !== 'agent' && me.role !== 'light',
    run: (desk) => desk.goTo({ page: 'indicators' }),
  },
  {
    id: 'printReceipt',
    group: 'ticket',
    keys: [],
    icon: printerIcon,
    when: (desk) => ticketOf(desk) !== undefined,
    run: show('receipt'),
  },
  {
    id: 'newPerson',
    group: 'general',
    keys: [],
    icon: userPlusIcon,
    when: (desk) => desk.mayWrite,
    run: show('newPerson'),
  },
  {
    id: 'editPerson',
    group: 'person',
    keys: ['e'],
    icon: pencilIcon,
    when: (desk) => desk.mayWrite && hasPerson(desk),
    run: show('editPerson'),
  },
  {
    id: 'mergePerson',
    group: 'person',
    keys: ['u'],
    icon: mergeIcon,
    when: (desk) => desk.mayWrite && hasPerson(desk),
    run: show('mergePerson'),
  },
  {
    id: 'represent',
    group: 'person',
    keys: [],
    icon: usersIcon,
    when: (desk) => desk.mayWrite && hasPerson(desk),
    run: show('represent'),
  },
  {
    id: 'duplicates',
    group: 'places',
    keys: [],
    icon: usersIcon,
    when: always,
    run: (desk) => desk.goTo({ page: 'people', people: 'duplicates', personId: null }),
  },
  {
    id: 'merges',
    group: 'places',
    keys: [],
    icon: mergeIcon,
    when: always,
    run: (desk) => desk.goTo({ page: 'people', people: 'merges', personId: null }),
  },
  {
    id: 'identify',
    group: 'ticket',
    keys: ['i'],
    icon: userCheckIcon,
    when: (desk) => desk.mayWrite && ticketOf(desk) !== undefined,
    run: show('identify'),
  },
  {
    id: 'confirmCustomer',
    group: 'ticket',
    keys: [],
    icon: userCheckIcon,
    when: (desk) => desk.mayWrite && ticketOf(desk)?.identification?.provisional === true,
    run: confirmCustomer,
  },
  {
    id: 'openCard',
    group: 'ticket',
    keys: ['l'],
    icon: circleUserIcon,
    // Until it is confirmed there is nothing of theirs to be read out.
    when: (desk) => Boolean(ticketOf(desk)?.contactId && !ticketOf(desk)?.identification?.provisional),
    run: (desk) => desk.goTo({ page: 'people', personId: ticketOf(desk)?.contactId ?? null }),
  },
];
