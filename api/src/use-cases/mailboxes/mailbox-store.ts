import { newId, Refusal } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { asc, desc, eq } from 'drizzle-orm';
import { seal, unseal } from '../../auth/seal.ts';
import type { Dependencies } from '../context.ts';
import { GraphSettings } from './graph-settings.ts';
import { type ImapSettings, imapUrl, parseImapUrl } from './imap-url.ts';

const { mailboxes, mailImports, groups, tickets } = schema;

export type MailboxRow = typeof mailboxes.$inferSelect;
/** What mail needs to know of a mailbox. */
export type Mailbox = Pick<MailboxRow, 'id' | 'address' | 'groupId' | 'isDefault' | 'pausedAt'> & {
  readonly readByImap: boolean;
};

export function readMailboxRows(db: Database | Transaction): Promise<MailboxRow[]> {
  return db.select().from(mailboxes).orderBy(desc(mailboxes.isDefault), asc(mailboxes.name));
}

/** The first mailbox, of the settings, where there is none: an installation that nobody set up takes mail too. */
export async function insertFirstMailbox(dependencies: Dependencies): Promise<void> {
  const { db, clock, random, settings } = dependencies;
  const [group] = await db.select({ id: groups.id }).from(groups).where(eq(groups.isDefault, true));
  if (!group) throw new Refusal('unavailable');
  const now = clock();
  const id = newId('mbx', now.getTime(), random(16));
  const imap = settings.mailboxImap ? parseImapUrl(settings.mailboxImap) : null;
  await db
    .insert(mailboxes)
    .values({
      ...{
        id,
        name: settings.mailName,
        groupId: group.id,
        isDefault: true,
        connectedAt: now,
        createdAt: now,
      },
      address: settings.mailbox.toLowerCase(),
      imap: imap && sealImap(dependencies.secret, id, imap),
    })
    .onConflictDoNothing();
}

export async function lockMailbox(tx: Transaction, id: string): Promise<MailboxRow> {
  const [row] = await tx.select().from(mailboxes).where(eq(mailboxes.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

/** @throws Refusal where another mailbox has the address, or the group does not exist. */
export async function insertMailbox(tx: Transaction, row: typeof mailboxes.$inferInsert): Promise<void> {
  await checkGroup(tx, row.groupId);
  const made = await tx.insert(mailboxes).values(row).onConflictDoNothing().returning({ id: mailboxes.id });
  if (made.length === 0) throw new Refusal('address_taken');
}

export async function writeMailbox(
  tx: Transaction,
  id: string,
  set: {
    [Field in keyof typeof mailboxes.$inferInsert]?: (typeof mailboxes.$inferInsert)[Field] | undefined;
  },
): Promise<void> {
  if (set.groupId) await checkGroup(tx, set.groupId);
  if (set.isDefault)
    await tx.update(mailboxes).set({ isDefault: false }).where(eq(mailboxes.isDefault, true));
  if (Object.keys(set).length > 0) await tx.update(mailboxes).set(set).where(eq(mailboxes.id, id));
}

/** A mailbox goes only while nothing was written to it. */
export async function deleteMailbox(tx: Transaction, { id, isDefault }: MailboxRow): Promise<void> {
  if (isDefault) throw new Refusal('mailbox_is_default');
  const held = await tx.select({ id: tickets.id }).from(tickets).where(eq(tickets.mailboxId, id)).limit(1);
  if (held.length > 0) throw new Refusal('mailbox_in_use');
  await tx.delete(mailImports).where(eq(mailImports.mailboxId, id));
  await tx.delete(mailboxes).where(eq(mailboxes.id, id));
}

/** Everything that came until now was read. */
export async function noteRead(db: Database, id: string, now: Date): Promise<void> {
  await db.update(mailboxes).set({ lastReadAt: now, lastError: null }).where(eq(mailboxes.id, id));
}

export async function noteFailure(db: Database, id: string, failure: string): Promise<void> {
  await db.update(mailboxes).set({ lastError: failure }).where(eq(mailboxes.id, id));
}

export function sealImap(secret: string, id: string, settings: ImapSettings): string {
  return seal(secret, `mailbox:${id}`, imapUrl(settings));
}

/** null where it was sealed under another secret, or is not read by IMAP. */
export function openImap(secret: string, { id, imap }: Pick<MailboxRow, 'id' | 'imap'>): ImapSettings | null {
  const url = imap && unseal(secret, `mailbox:${id}`, imap);
  return url ? parseImapUrl(url) : null;
}

export function sealGraph(secret: string, id: string, settings: GraphSettings): string {
  return seal(secret, `mailbox-graph:${id}`, JSON.stringify(settings));
}

/** null where it was sealed under another secret, or is not read by Graph. */
export function openGraph(
  secret: string,
  { id, graph }: Pick<MailboxRow, 'id' | 'graph'>,
): GraphSettings | null {
  const text = graph && unseal(secret, `mailbox-graph:${id}`, graph);
  return text ? GraphSettings.parse(JSON.parse(text)) : null;
}

async function checkGroup(tx: Transaction, id: string): Promise<void> {
  const [group] = await tx.select({ id: groups.id }).from(groups).where(eq(groups.id, id));
  if (group) return;
  throw new Refusal('group_unknown', { fields: [{ pointer: '/groupId', code: 'group_unknown' }] });
}
