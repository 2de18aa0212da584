import { z } from 'zod';
import { claimContent } from '../mail/envelope-store.ts';
import { defineUseCase } from '../use-case.ts';
import { importMessageRows, importTicketRows, type PastMail } from './import-rows.ts';
import { count, isKnownEnvelope, keepEnvelope, lockHistory, lockImport } from './import-store.ts';

export interface ImportedMail {
  readonly importId: string;
  readonly uid: number;
  /** How far the import had come when this mail was fetched: whoever comes later finds it done. */
  readonly after: number;
  /** Null for what does not belong into history: a report, a mail of our own, one that is gone. */
  readonly mail: PastMail | null;
  /** What it answers, by its headers. */
  readonly answers: readonly string[];
  readonly envelope: {
    readonly eventKey: string;
    readonly raw: Uint8Array;
    readonly sha256: Uint8Array;
    readonly receivedAt: Date;
  } | null;
}

/**
 * One mail of the past into history, with how far the import has come: both or none, so that it goes on after a kill
 * exactly where it was.
 */
export const importMail = defineUseCase({
  name: 'importMail',
  permission: 'ticket.open',
  input: z.custom<ImportedMail>(),
  output: z.object({ outcome: z.enum(['taken', 'skipped', 'stopped']), ticketId: z.string().nullable() }),
  load: (tx, { importId }) => lockImport(tx, importId),
  about: () => ({}),
  run: async (work, { input, subject, context, now }) => {
    const { importId, uid, mail, envelope } = input;
    if (subject.status !== 'running' || subject.lastUid !== input.after)
      return { outcome: 'stopped' as const, ticketId: null };
    const fresh =
      mail !== null &&
      envelope !== null &&
      !(await isKnownEnvelope(work.tx, mail.mailbox.address, envelope.eventKey)) &&
      (await claimContent(work.tx, mail.contentKey, mail.envelopeId));
    count(work, importId, uid, fresh);
    if (!fresh) return { outcome: 'skipped' as const, ticketId: null };
    const history = await lockHistory(work.tx, input.answers);
    const ticketId = history
      ? importMessageRows(work, context, history, mail)
      : importTicketRows(work, context, mail);
    keepEnvelope(work, {
      ...{ id: mail.envelopeId, channel: 'email', account: mail.mailbox.address, ticketId },
      ...{ eventKey: envelope.eventKey, sha256: envelope.sha256, raw: envelope.raw },
      ...{ meta: { import: importId }, outcome: 'imported' },
      ...{ receivedAt: envelope.receivedAt, dueAt: now, processedAt: now },
    });
    return { outcome: 'taken' as const, ticketId };
  },
});
