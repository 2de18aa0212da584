import { storeIcon, usersIcon } from '@sinia/design/icons';
import { type Action, always } from './action.ts';

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
    id: 'counter',
    group: 'places',
    keys: ['o'],
    icon: storeIcon,
    when: (desk) => desk.mayWrite,
    run: (desk) => desk.goTo({ page: 'counter' }),
  },
];
