import { useWritten, wordsOf, written } from './written-context.ts';

/** Why a message on a written channel has not left, and what can be done. */
export const DeliveryReason = written<{ reason: string }>(function DeliveryReason({ reason }) {
  return <span class="delivery-reason"> · {wordsOf(useWritten().texts, reason)}</span>;
});
