import { Refusal } from '@sinia/core';
import { loadStaffActor } from '../auth/staff-store.ts';
import type { Context, Dependencies } from '../use-cases/context.ts';
import {
  dueHeldReplies,
  type HeldReplyRow,
  putOffHeldReply,
  refuseHeldReply,
} from '../use-cases/replies/held-reply-store.ts';
import { sendHeldReply } from '../use-cases/replies/send-held-reply.ts';

const BATCH = 50;
const AFTER_FAILURE_MS = 15_000;

/**
 * Lets the replies go whose ten seconds are over, each as the person who wrote it. A reply that must not leave any more
 * stays, with the reason.
 *
 * @returns how many were taken.
 */
export async function sendHeldReplies(dependencies: Dependencies): Promise<number> {
  const due = await dueHeldReplies(dependencies.db, dependencies.clock(), BATCH);
  for (const held of due) await sendOne(dependencies, held);
  return due.length;
}

async function sendOne(
  dependencies: Dependencies,
  { id, userId }: Pick<HeldReplyRow, 'id' | 'userId'>,
): Promise<void> {
  const { db, clock, log } = dependencies;
  const actor = await loadStaffActor(db, userId);
  if (!actor) return refuseHeldReply(db, id, 'permission_denied');
  const { language } = actor;
  const context: Context = { actor, door: 'job', requestId: `held-${id}`, language, dependencies };
  try {
    await sendHeldReply.execute(context, { id });
  } catch (error) {
    if (error instanceof Refusal) return refuseHeldReply(db, id, error.code);
    log.error({ heldReplyId: id, err: error }, 'a held reply could not leave');
    await putOffHeldReply(db, id, new Date(clock().getTime() + AFTER_FAILURE_MS));
  }
}
