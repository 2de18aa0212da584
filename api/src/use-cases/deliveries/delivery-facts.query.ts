import { type Database, schema } from '@sinia/database';
import { and, asc, desc, eq, inArray, isNotNull, notInArray, or } from 'drizzle-orm';
import type { AttachmentRow, DeliveryRow } from '../tickets/message-view.ts';
import type { MessageRow, TicketRow } from '../tickets/ticket-store.ts';
import { anyOf } from './any-of-store.ts';
import { toldTicketId } from './told-ticket.ts';

const { tickets, messages, attachments, deliveries, bouncedAddresses } = schema;

/** What a delivery's text and headers are made of. */
export interface DeliveryFacts {
  readonly ticket: TicketRow;
  /** The message that it carries: what was asked, or what was answered. */
  readonly message: MessageRow | null;
  readonly files: readonly AttachmentRow[];
  /** The Message-IDs of the thread so far, oldest first; those of the customer's own mails among them. */
  readonly thread: readonly { readonly id: string; readonly ours: boolean }[];
  readonly bounced: boolean;
}

/** Reads the facts of a batch, in a handful of queries whatever its size. */
export async function readDeliveryFacts(
  db: Database,
  batch: readonly DeliveryRow[],
): Promise<Map<string, DeliveryFacts>> {
  if (batch.length === 0) return new Map();
  const ticketIds = [...new Set(batch.map(toldTicketId))];
  const [ticketRows, answers, received, sent, bounces] = await Promise.all([
    db.select().from(tickets).where(anyOf(tickets.id, ticketIds)),
    latestAnswers(db, batch),
    db
      .select({ ticketId: messages.ticketId, id: messages.mailMessageId, at: messages.createdAt })
      .from(messages)
      .where(
        and(
          anyOf(messages.ticketId, ticketIds),
          isNotNull(messages.mailMessageId),
          eq(messages.author, 'customer'),
        ),
      ),
    db
      .select({ ticketId: deliveries.ticketId, id: deliveries.mailMessageId, at: deliveries.sentAt })
      .from(deliveries)
      .where(
        and(
          anyOf(deliveries.ticketId, ticketIds),
          isNotNull(deliveries.mailMessageId),
          isNotNull(deliveries.sentAt),
          // What went to others is no part of the customer's thread.
          notInArray(deliveries.kind, ['copy', 'forward']),
        ),
      ),
    db
      .select({ address: bouncedAddresses.address })
      .from(bouncedAddresses)
      .where(
        anyOf(
          bouncedAddresses.address,
          batch.map((row) => row.address.toLowerCase()),
        ),
      ),
  ]);
  const messageRows = await carried(db, batch, answers);
  const files = await filesOf(db, [...messageRows.keys(), ...batch.flatMap(forwardedFiles)]);
  const bounced = new Set(bounces.map((row) => row.address));
  const facts = batch.flatMap((row): [string, DeliveryFacts][] => {
    const ticket = ticketRows.find((one) => one.id === toldTicketId(row));
    if (!ticket) return [];
    const message = messageRows.get(row.messageId ?? answers.get(ticket.id) ?? '') ?? null;
    const thread = [
      ...received.filter((one) => one.ticketId === ticket.id).map((one) => ({ ...one, ours: false })),
      ...sent.filter((one) => one.ticketId === ticket.id).map((one) => ({ ...one, ours: true })),
    ]
      .sort((left, right) => Number(left.at) - Number(right.at))
      .map(({ id, ours }) => ({ id: id ?? '', ours }));
    return [
      [
        row.id,
        {
          ticket,
          message,
          files: files.filter(
            (file) => file.messageId === message?.id || forwardedFiles(row).includes(file.id),
          ),
          thread,
          bounced: bounced.has(row.address.toLowerCase()),
        },
      ],
    ];
  });
  return new Map(facts);
}

/** The last public answer of each ticket whose resolution is told without one of its own. */
async function latestAnswers(db: Database, batch: readonly DeliveryRow[]): Promise<Map<string, string>> {
  const wanting = batch.filter((row) => row.kind === 'resolved' && !row.messageId).map(toldTicketId);
  if (wanting.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([messages.ticketId], { ticketId: messages.ticketId, id: messages.id })
    .from(messages)
    .where(
      and(
        anyOf(messages.ticketId, wanting),
        eq(messages.visibility, 'public'),
        inArray(messages.author, ['agent', 'integration']),
      ),
    )
    .orderBy(asc(messages.ticketId), desc(messages.createdAt), desc(messages.id));
  return new Map(rows.map((row) => [row.ticketId, row.id]));
}

async function carried(db: Database, batch: readonly DeliveryRow[], answers: ReadonlyMap<string, string>) {
  const ids = new Set([...answers.values(), ...batch.flatMap((row) => row.messageId ?? [])]);
  if (ids.size === 0) return new Map<string, MessageRow>();
  const rows = await db
    .select()
    .from(messages)
    .where(anyOf(messages.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Files of the message that was forwarded: those that were chosen. */
function forwardedFiles({ data }: DeliveryRow): readonly string[] {
  return Array.isArray(data.attachmentIds) ? (data.attachmentIds as string[]) : [];
}

/** @param ids of messages and of files */
async function filesOf(db: Database, ids: readonly string[]): Promise<AttachmentRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(attachments)
    .where(or(anyOf(attachments.messageId, ids), anyOf(attachments.id, ids)))
    .orderBy(asc(attachments.id));
}
