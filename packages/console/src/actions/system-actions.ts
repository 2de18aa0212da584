import { may } from '@sinia/core';
import { settingsIcon } from '@sinia/design/icons';
import type { Action } from './action.ts';

/** The ways to the systems that we talk with. */
export const SYSTEM_ACTIONS: readonly Action[] = [
  {
    id: 'integrations',
    group: 'general',
    keys: [],
    icon: settingsIcon,
    when: (desk) => may({ holder: desk.me.role }, 'integration.read'),
    run: (desk) => desk.showSettings('integrations'),
  },
  {
    id: 'importCustomers',
    group: 'general',
    keys: [],
    icon: settingsIcon,
    when: (desk) => may({ holder: desk.me.role }, 'directory.import'),
    run: (desk) => desk.showSettings('customers'),
  },
];
