import { reachOf } from '@sinia/core';
import { z } from 'zod';
import { holderOf } from '../../auth/actor.ts';
import { defineQuery } from '../query.ts';
import { readReadings } from './graph-reading-store.ts';
import { knownMailboxes } from './known-mailboxes.ts';
import { readMailboxRows } from './mailbox-store.ts';
import { MailboxView, mailboxView } from './mailbox-view.ts';

/** The addresses that customers write to and that answers leave from; how they are read only for administrators. */
export const listMailboxes = defineQuery({
  name: 'listMailboxes',
  permission: 'mailbox.list',
  input: z.object({}),
  output: z.array(MailboxView),
  async run({ actor, dependencies }) {
    await knownMailboxes(dependencies);
    const mayWrite = reachOf(holderOf(actor), 'mailbox.write') !== null;
    const rows = await readMailboxRows(dependencies.db);
    const readings = new Map((await readReadings(dependencies.db)).map((one) => [one.mailboxId, one]));
    return rows.map((row) => mailboxView(row, readings.get(row.id) ?? null, dependencies.secret, mayWrite));
  },
});
