import { SENT_FOLDER } from '@sinia/channels/email';
import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { lockMailbox, openImap } from '../mailboxes/mailbox-store.ts';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { hasOpenImport, insertImports, lockImport, writeImport } from './import-store.ts';

const ImportId = z.object({ id: z.string().max(60) });

/** Takes what lies in a mailbox from a day on into history; our own sent mail too, if wanted. */
export const startImport = defineUseCase({
  name: 'startImport',
  permission: 'mailbox.write',
  input: z.object({ mailboxId: z.string().max(60), since: z.iso.date(), sent: z.boolean() }),
  output: z.object({ ids: z.array(z.string()) }),
  load: async (tx, { mailboxId }) => ({
    mailbox: await lockMailbox(tx, mailboxId),
    open: await hasOpenImport(tx, mailboxId),
  }),
  about: () => ({}),
  run: async (work, { input, subject, context, now }) => {
    const settings = openImap(context.dependencies.secret, subject.mailbox);
    if (!settings) throw new Refusal('mailbox_without_imap');
    if (subject.open) throw new Refusal('import_under_way');
    const since = new Date(`${input.since}T00:00:00Z`);
    if (since > now)
      throw new Refusal('invalid_body', { fields: [{ pointer: '/since', code: 'in_future' }] });
    const folders = input.sent ? [settings.folder, SENT_FOLDER] : [settings.folder];
    // One after the other, as they were asked for: our answers find the conversation that they belong to.
    const rows = folders.map((folder, index) => ({
      ...{ id: drawId(context, now, 'imp'), mailboxId: input.mailboxId, folder, since },
      ...{ status: 'waiting' as const, startedBy: context.actor.id },
      createdAt: new Date(now.getTime() + index),
    }));
    await insertImports(work.tx, rows);
    work.audit(`import.started ${input.mailboxId} ${input.since}`, null);
    return { ids: rows.map(({ id }) => id) };
  },
});

/** What was taken stays. */
export const stopImport = defineUseCase({
  name: 'stopImport',
  permission: 'mailbox.write',
  input: ImportId,
  output: ImportId,
  load: (tx, { id }) => lockImport(tx, id),
  about: () => ({}),
  run: (work, { input: { id }, subject, now }) => {
    if (!subject.finishedAt) writeImport(work, id, { status: 'stopped', finishedAt: now });
    work.audit(`import.stopped ${id}`, null);
    return { id };
  },
});

/** Goes on where it was. */
export const resumeImport = defineUseCase({
  name: 'resumeImport',
  permission: 'mailbox.write',
  input: ImportId,
  output: ImportId,
  load: (tx, { id }) => lockImport(tx, id),
  about: () => ({}),
  run: (work, { input: { id }, subject }) => {
    if (subject.status === 'stopped' || subject.status === 'failed')
      writeImport(work, id, { status: 'waiting', finishedAt: null, lastError: null });
    work.audit(`import.resumed ${id}`, null);
    return { id };
  },
});
