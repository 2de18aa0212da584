import type { WrittenOutcome } from '../port.ts';
import type { GraphApi } from './graph-api.ts';

/**
 * Hides a comment or shows it again: its author and the page still see it.
 *
 * Source: Meta, Graph API "Comment" (`is_hidden`); Instagram Platform, "IG Comment" (`hide`).
 */
export async function changeComment(
  api: GraphApi,
  commentId: string,
  change: { is_hidden: boolean } | { hide: boolean },
): Promise<WrittenOutcome> {
  const answer = await api.post(encodeURIComponent(commentId), change);
  return answer.ok ? { status: 'sent', providerId: null } : answer.outcome;
}
