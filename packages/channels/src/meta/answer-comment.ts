import { z } from 'zod';
import type { WrittenOutcome } from '../port.ts';
import type { RenderedPart } from '../written/written-channel.ts';
import type { GraphApi } from './graph-api.ts';

const Made = z.looseObject({ id: z.string() });

/**
 * Answers a comment below it, where everybody reads it.
 *
 * Source: Meta, Graph API "Comment: comments"; Instagram Platform, "IG Comment: replies".
 */
export async function answerComment(
  api: GraphApi,
  commentId: string,
  edge: 'comments' | 'replies',
  { body }: RenderedPart,
): Promise<WrittenOutcome> {
  const answer = await api.post(`${encodeURIComponent(commentId)}/${edge}`, body);
  if (!answer.ok) return answer.outcome;
  return { status: 'sent', providerId: Made.safeParse(answer.json).data?.id ?? null };
}
