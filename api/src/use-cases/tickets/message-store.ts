import { createHash } from 'node:crypto';
import { type MessageAuthor, newId, Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { type Actor, actorKey } from '../../auth/actor.ts';
import { atTheGate } from '../attachments/file-gate.ts';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

export type NewMessage = typeof schema.messages.$inferInsert;

/** Adds the row of a message and takes its attachments out of the uploader's hand. */
export function insertMessage(
  work: UnitOfWork,
  message: NewMessage,
  attachmentIds: readonly string[] = [],
  inlineIds: readonly string[] = [],
): void {
  const { attachments } = schema;
  work.insert(schema.messages, message);
  if (attachmentIds.length === 0) return;
  work.write(
    work.tx
      .update(attachments)
      .set({ ticketId: message.ticketId, messageId: message.id })
      .where(inArray(attachments.id, [...attachmentIds])),
  );
  if (inlineIds.length === 0) return;
  work.write(
    work.tx
      .update(attachments)
      .set({ inline: true, contentId: sql`${attachments.id}` })
      .where(inArray(attachments.id, [...inlineIds])),
  );
}

/** Puts the signature of the ticket's group beside an answer, in the customer's language or in Catalan. */
export function signMessage(
  work: UnitOfWork,
  { id }: { readonly id: string },
  { groupId, language }: { readonly groupId: string; readonly language: string },
): void {
  const { groups, messages } = schema;
  const own = sql`nullif(${groups.signature} ->> ${language}, '')`;
  const signature = sql`coalesce(${own}, nullif(${groups.signature} ->> 'ca', ''))`;
  const ofGroup = sql`(select ${signature} from ${groups} where ${groups.id} = ${groupId})`;
  work.write(work.tx.update(messages).set({ signature: ofGroup }).where(eq(messages.id, id)));
}

/** Locks uploads that the caller made and did not attach yet; anything else is unknown to them. */
export async function claimUploads(
  tx: Transaction,
  context: Context,
  ids: readonly string[] = [],
): Promise<void> {
  if (ids.length === 0) return;
  const { attachments } = schema;
  const mine = and(
    inArray(attachments.id, [...ids]),
    eq(attachments.uploaderKey, actorKey(context.actor)),
    isNull(attachments.messageId),
  );
  const rows = await tx.select({ id: attachments.id }).from(attachments).where(mine).for('update');
  const known = new Set(rows.map((row) => row.id));
  const fields = ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/attachmentIds/${index}`, code: 'attachment_unknown' }],
  );
  if (fields.length > 0) throw new Refusal('attachment_unknown', { fields });
}

/** A file that came with a message (mail, provider), stored under its id before the transaction. */
export interface StoredFile {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly contentId: string | null;
  readonly inline: boolean;
}

export function insertFiles(
  work: UnitOfWork,
  { dependencies }: Context,
  message: { readonly id: string; readonly ticketId: string },
  uploaderKey: string,
  files: readonly StoredFile[],
): void {
  for (const { bytes, ...file } of files) {
    work.insert(schema.attachments, {
      ...file,
      ticketId: message.ticketId,
      messageId: message.id,
      uploaderKey,
      size: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest(),
      ...atTheGate(dependencies, work.now),
      createdAt: work.now,
    });
  }
}

/** As whom an actor writes in a thread. */
export function authorOf(actor: Actor): MessageAuthor {
  switch (actor.kind) {
    case 'staff':
      return actor.role === 'light' ? 'customer' : 'agent';
    case 'integration':
      return 'integration';
    case 'system':
    case 'anonymous':
      return 'system';
    default:
      return 'customer';
  }
}

export function drawId(context: Context, now: Date, prefix: Parameters<typeof newId>[0]): string {
  return newId(prefix, now.getTime(), context.dependencies.random(16));
}

/** The message that a ticket began with. */
export async function openingMessageId(tx: Transaction, ticketId: string): Promise<string | null> {
  const { messages } = schema;
  const [row] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(eq(messages.ticketId, ticketId))
    .orderBy(asc(messages.createdAt), asc(messages.id))
    .limit(1);
  return row?.id ?? null;
}
