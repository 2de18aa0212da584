import { Refusal } from '@sinia/core';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase, requireReach } from '../use-case.ts';
import {
  beginReading,
  ChangedWay,
  type Connected,
  connectMailbox,
  samePlace,
  wayOf,
} from './connect-mailbox.ts';
import { GraphSettings } from './graph-settings.ts';
import { ImapSettings } from './imap-url.ts';
import { forgetMailboxes } from './known-mailboxes.ts';
import { deleteMailbox, insertMailbox, lockMailbox, readMailboxRows, writeMailbox } from './mailbox-store.ts';

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
  graph: GraphSettings.nullable().optional(),
});

const PlainChanges = z
  .object({ name: Name, groupId: GroupId, isDefault: z.literal(true), paused: z.boolean() })
  .partial();
const Changes = PlainChanges.extend(ChangedWay.shape);

const insert = defineUseCase({
  name: 'createMailbox',
  permission: 'mailbox.write',
  input: NewMailbox.omit({ imap: true, graph: true }).extend({ connected: z.custom<Connected | null>() }),
  output: MailboxId,
  load: async () => null,
  about: () => ({}),
  run: async (work, { input: { connected, ...input }, context, now }) => {
    const { dependencies } = context;
    const id = drawId(context, now, 'mbx');
    const way = wayOf(dependencies.secret, id, connected);
    await insertMailbox(work.tx, { id, ...input, ...way, connectedAt: now, createdAt: now });
    if (connected) await beginReading(work.tx, dependencies, id, connected);
    work.audit(`mailbox.created ${id}`, null);
    return { id };
  },
});

const update = defineUseCase({
  name: 'changeMailbox',
  permission: 'mailbox.write',
  input: MailboxId.extend({
    set: PlainChanges,
    connected: z.custom<Connected | null | undefined>(),
  }),
  output: MailboxId,
  load: (tx, { id }) => lockMailbox(tx, id),
  about: () => ({}),
  run: async (work, { input: { id, set, connected }, subject, context, now }) => {
    const { paused, ...plain } = set;
    const { dependencies } = context;
    const { secret } = dependencies;
    const elsewhere = connected && !samePlace(secret, subject, connected);
    await writeMailbox(work.tx, id, {
      ...plain,
      ...(paused === undefined ? {} : { pausedAt: paused ? now : null }),
      ...(connected === undefined ? {} : { ...wayOf(secret, id, connected), lastError: null }),
      ...(elsewhere ? { connectedAt: now, lastReadAt: null } : {}),
    });
    // Another place begins from now; the same one, with a new password, goes on where it was.
    if (elsewhere) await beginReading(work.tx, dependencies, id, connected);
    const what = [...Object.keys(set), ...(connected === undefined ? [] : [connected?.by ?? 'smtp'])].sort();
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
  async execute(context: Context, { imap, graph, ...input }: z.output<typeof NewMailbox>) {
    requireReach(context, insert.permission);
    const { dependencies } = context;
    const rows = await readMailboxRows(dependencies.db);
    if (rows.some(({ address }) => address === input.address)) throw new Refusal('address_taken');
    const connected = (await connectMailbox(dependencies, null, { imap, graph })) ?? null;
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
    const { imap, graph, ...set } = input.set;
    const connected = await connectKnown(context, id, { imap, graph });
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

async function connectKnown({ dependencies }: Context, id: string, way: ChangedWay) {
  if (way.imap === undefined && way.graph === undefined) return undefined;
  const row = (await readMailboxRows(dependencies.db)).find((one) => one.id === id);
  if (!row) throw new Refusal('not_found');
  return connectMailbox(dependencies, row, way);
}
