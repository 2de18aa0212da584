import { SEND_CODES, type WrittenOutcome } from '@sinia/channels';

/**
 * What an outcome says of account and provider, beside the message: a code of what ails them, null that they work, and
 * undefined that it says nothing. A message that was refused was answered: so they work.
 */
export function aboutProvider(outcome: WrittenOutcome): string | null | undefined {
  if (outcome.status === 'sent') return null;
  if (outcome.status === 'unknown') return 'connection';
  if (outcome.code === 'paced' || outcome.code === 'throttled') return undefined;
  return SEND_CODES[outcome.code].about === 'message' ? null : outcome.code;
}
