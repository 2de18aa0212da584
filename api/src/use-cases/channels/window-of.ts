import type { WindowFacts } from '@sinia/core';
import type { AccountRow } from './account-store.ts';
import type { ConversationRow } from './conversation-store.ts';

/** What a conversation's window is computed from. */
export function windowOf(
  { settings }: Pick<AccountRow, 'settings'>,
  { lastCustomerAt, openUntil }: Pick<ConversationRow, 'lastCustomerAt' | 'openUntil'>,
): WindowFacts {
  return { lastCustomerAt, openUntil, humanGranted: settings.humanAgent === 'yes' };
}
