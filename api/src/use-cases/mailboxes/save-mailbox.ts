import type { ImapCursor } from '@sinia/channels/email';
import { Refusal } from '@sinia/core';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { saveCursor } from '../mail/imap-cursor-store.ts';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase, requireReach } from '../use-case.ts';
import { checkConnection } from './check-connection.ts';
import { ImapSettings, imapPlace } from './imap-url.ts';
import { forgetMailboxes } from './known-mailboxes.ts';
import {
  deleteMailbox,
  insertMailbox,
  lockMailbox,
  openImap,
  readMailboxRows,
  sealImap,
  writeMailbox,
} from './mailbox-store.ts';

const MailboxId = z.object({ id: z.string().max(60) });
const Name = z.string().trim().min(1).max(80);
const GroupId = z.string().max(60);
/** A `+` would be taken for a suffix of another one. */
const Address = z
  .email()
  .max(200)
  .toLowerCase()
  .refine((text) => !text.includes('+'), { error: 'plus_in_address' });

const NewMailbox = z.object({
  name: Name,
  address: Address,
  groupId: GroupId,
  imap: ImapSettings.nullable(),
});

/** Without a password the one that is known stays, for the same host and user. */
const Changes = z
  .object({
    name: Name,
    groupId: GroupId,
    imap: ImapSettings.partial({ password: true }).nullable(),
    isDefault: z.literal(true),
    paused: z.boolean(),
  })
  .partial();

type Connected = { readonly settings: ImapSettings; readonly cursor: ImapCursor };

const insert = defineUseCase({
  name: 'createMailbox',
  permission: 'mailbox.write',
  input: NewMailbox.omit({ imap: true }).extend({ connected: z.custom<Connected | null>() }),
  output: MailboxId,
  load: async () => null,
  about: () => ({}),
  run: async (work, { input: { connected, ...input }, context, now }) => {
    const { secret } = context.dependencies;
    const id = drawId(context, now, 'mbx');
    const imap = connected && sealImap(secret, id, connected.settings);
    await insertMailbox(work.tx, { id, ...input, imap, connectedAt: now, createdAt: now });
    if (connected) await saveCursor(work.tx, imapPlace(connected.settings), connected.cursor);
    work.audit(`mailbox.created ${id}`, null);
    return { id };
  },
});

const update = defineUseCase({
  name: 'changeMailbox',
  permission: 'mailbox.write',
  input: MailboxId.extend({
    set: Changes.omit({ imap: true }),
    connected: z.custom<Connected | null | undefined>(),
  }),
  output: MailboxId,
  load: (tx, { id }) => lockMailbox(tx, id),
  about: () => ({}),
  run: async (work, { input: { id, set, connected }, subject, context, now }) => {
    const { paused, ...plain } = set;
    const { secret } = context.dependencies;
    const before = openImap(secret, subject);
    const elsewhere = connected && (!before || imapPlace(before) !== imapPlace(connected.settings));
    await writeMailbox(work.tx, id, {
      ...plain,
      ...(paused === undefined ? {} : { pausedAt: paused ? now : null }),
      ...(connected === undefined ? {} : { imap: null, lastError: null }),
      ...(connected ? { imap: sealImap(secret, id, connected.settings) } : {}),
      ...(elsewhere ? { connectedAt: now, lastReadAt: null } : {}),
    });
    // Another place begins from now; the same one, with a new password, goes on where it was.
    if (elsewhere) await saveCursor(work.tx, imapPlace(connected.settings), connected.cursor);
    const what = [...Object.keys(set), ...(connected === undefined ? [] : ['imap'])].sort();
    work.audit(`mailbox.changed ${id} ${what.join(' ')}`, null);
    return { id };
  },
});

const remove = defineUseCase({
  name: 'removeMailbox',
  permission: 'mailbox.write',
  input: MailboxId,
  output: MailboxId,
  load: (tx, { id }) => lockMailbox(tx, id),
  about: () => ({}),
  run: async (work, { input: { id }, subject }) => {
    await deleteMailbox(work.tx, subject);
    work.audit(`mailbox.removed ${id}`, null);
    return { id };
  },
});

/** A new mailbox: entered first, outside of any transaction, and read from what comes now. */
export const createMailbox = {
  ...insert,
  input: NewMailbox,
  async execute(context: Context, { imap, ...input }: z.output<typeof NewMailbox>) {
    requireReach(context, insert.permission);
    const { dependencies } = context;
    const rows = await readMailboxRows(dependencies.db);
    if (rows.some(({ address }) => address === input.address)) throw new Refusal('address_taken');
    const connected = imap && { settings: imap, cursor: await checkConnection(imap) };
    const made = await insert.execute(context, { ...input, connected });
    forgetMailboxes(dependencies);
    return made;
  },
};

/** Its address stays: whoever writes to it must reach the same mailbox tomorrow. */
export const changeMailbox = {
  ...update,
  input: MailboxId.extend({ set: Changes }),
  async execute(context: Context, input: z.output<typeof this.input>) {
    requireReach(context, update.permission);
    const { dependencies } = context;
    const { id } = input;
    const { imap, ...set } = input.set;
    const connected = imap && (await connect(context, id, imap));
    const changed = await update.execute(context, { id, set, connected });
    forgetMailboxes(dependencies);
    return changed;
  },
};

export const removeMailbox = {
  ...remove,
  async execute(context: Context, input: z.output<typeof MailboxId>) {
    const removed = await remove.execute(context, input);
    forgetMailboxes(context.dependencies);
    return removed;
  },
};

async function connect(
  { dependencies }: Context,
  id: string,
  wanted: z.output<typeof Changes.shape.imap> & object,
): Promise<Connected> {
  const row = (await readMailboxRows(dependencies.db)).find((one) => one.id === id);
  if (!row) throw new Refusal('not_found');
  const before = openImap(dependencies.secret, row);
  const same = before?.host === wanted.host && before.user === wanted.user;
  const password = wanted.password ?? (same ? before.password : undefined);
  if (!password)
    throw new Refusal('invalid_body', { fields: [{ pointer: '/set/imap/password', code: 'required' }] });
  const settings = { ...wanted, password };
  return { settings, cursor: await checkConnection(settings) };
}
