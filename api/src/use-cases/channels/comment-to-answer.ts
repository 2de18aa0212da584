import type { PublicComment } from '@sinia/channels/written';
import { answerWindow, type WindowFacts, type WindowRules } from '@sinia/core';
import type { ConversationRow } from './conversation-store.ts';

type Facts = Pick<ConversationRow, 'facts'>;

/**
 * The comment by which its author is written to alone: only where not everything may be written to them without it. The
 * longer window of people is none for a key.
 */
export function commentToAnswer(
  rules: WindowRules,
  conversation: Facts,
  facts: WindowFacts,
  now: Date,
): PublicComment | null {
  const { commentId, postId } = conversation.facts;
  const { openUntil } = facts;
  if (!commentId || !openUntil || now >= openUntil) return null;
  const without = answerWindow(rules, { ...facts, openUntil: null }, now);
  return without.state === 'open' ? null : { id: commentId, isPost: commentId === postId, publicly: false };
}
