import { createHash } from 'node:crypto';
import {
  type ImapFailure,
  type ImapHistory,
  imapFailure,
  type MailParserPool,
  openImapHistory,
} from '@sinia/channels/email';
import type { Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';
import { importMail } from '../use-cases/imports/import-mail.ts';
import { type ImportRow, nextImport, noteProgress } from '../use-cases/imports/import-store.ts';
import { loadCursor } from '../use-cases/mail/imap-cursor-store.ts';
import { type ImapSettings, imapConnection, imapPlace } from '../use-cases/mailboxes/imap-url.ts';
import { knownMailboxes } from '../use-cases/mailboxes/known-mailboxes.ts';
import { openImap, readMailboxRows } from '../use-cases/mailboxes/mailbox-store.ts';
import { imapEventKey } from './read-mailboxes.ts';
import { readPastMail } from './read-past-mail.ts';

const BATCH = 100;
const AGAIN_MS = 30_000;

/** What will not be otherwise in half a minute: somebody has to see to it. */
const FINAL: readonly ImapFailure[] = ['login_refused', 'folder_missing', 'host_unknown', 'certificate'];

export interface Importer {
  readonly dependencies: Dependencies;
  readonly parser: MailParserPool;
  /** When an import whose server did not answer is tried again. */
  readonly putOff: Map<string, number>;
}

/** Takes the next mails of an import into history. @returns whether there is more to do at once */
export async function importHistory(importer: Importer): Promise<boolean> {
  const { dependencies, putOff } = importer;
  const { db, clock, log } = dependencies;
  const now = clock().getTime();
  const waiting = [...putOff].filter(([, until]) => until > now).map(([id]) => id);
  const row = await nextImport(db, waiting);
  if (!row) return false;
  try {
    return await importBatch(importer, row);
  } catch (error) {
    const failure = imapFailure(error);
    log.warn({ err: error, importId: row.id }, 'an import could not go on');
    putOff.set(row.id, now + AGAIN_MS);
    const final = FINAL.includes(failure) ? { status: 'failed' as const, finishedAt: clock() } : {};
    await noteProgress(db, row.id, { lastError: failure, ...final });
    return true;
  }
}

async function importBatch(importer: Importer, row: ImportRow): Promise<boolean> {
  const { db, clock, secret } = importer.dependencies;
  const mailbox = (await readMailboxRows(db)).find(({ id }) => id === row.mailboxId);
  const settings = mailbox && openImap(secret, mailbox);
  if (!settings) {
    await noteProgress(db, row.id, { status: 'failed', lastError: 'unexpected', finishedAt: clock() });
    return true;
  }
  const { folder, since } = row;
  const history = await openImapHistory(imapConnection(settings), { folder, since });
  try {
    const lastUid = row.uidValidity === history.uidValidity ? row.lastUid : 0;
    const uids = await pastUids(importer.dependencies, row, settings, history, lastUid);
    const total = row.taken + row.skipped + uids.length;
    await noteProgress(db, row.id, {
      ...{ status: 'running', uidValidity: history.uidValidity, lastUid, total, lastError: null },
    });
    const went = await takeAll(importer, { ...row, lastUid }, settings, history, uids.slice(0, BATCH));
    if (went && uids.length <= BATCH) await noteProgress(db, row.id, { status: 'done', finishedAt: clock() });
    return true;
  } finally {
    await history.close();
  }
}

/** What was not looked at yet. What the live reader has still to read is no history: it stays the reader's. */
async function pastUids(
  { db }: Dependencies,
  { folder }: ImportRow,
  settings: ImapSettings,
  { uids, uidValidity }: ImapHistory,
  lastUid: number,
): Promise<number[]> {
  const live = folder === settings.folder ? await loadCursor(db, imapPlace(settings)) : null;
  const upTo = live?.uidValidity === uidValidity ? live.lastUid : Number.POSITIVE_INFINITY;
  return uids.filter((uid) => uid > lastUid && uid <= upTo);
}

/** @returns false when somebody stopped it, or another worker was ahead */
async function takeAll(
  { dependencies, parser }: Importer,
  row: ImportRow,
  settings: ImapSettings,
  history: ImapHistory,
  uids: readonly number[],
): Promise<boolean> {
  const { all, of } = await knownMailboxes(dependencies);
  const mailbox = of(row.mailboxId);
  const context = systemContext(dependencies, 'import', `import-${row.id}`);
  const place = imapPlace({ ...settings, folder: row.folder });
  let after = row.lastUid;
  for (const uid of uids) {
    const fetched = await history.fetch(uid);
    const receivedAt = fetched?.receivedAt ?? dependencies.clock();
    const envelope = fetched && {
      eventKey: imapEventKey(place, history.uidValidity, uid),
      raw: fetched.raw,
      sha256: createHash('sha256').update(fetched.raw).digest(),
      receivedAt,
    };
    const read =
      envelope && (await readPastMail(dependencies, parser, { envelope, mailbox, mailboxes: all }));
    const answers = read?.answers ?? [];
    const input = { importId: row.id, uid, after, mail: read?.mail ?? null, answers, envelope };
    const { outcome } = await importMail.execute(context, input);
    if (outcome === 'stopped') return false;
    after = uid;
  }
  return true;
}
