import { z } from 'zod';
import { MAX_IMAP_BYTES } from '../email/imap-connection.ts';
import { GraphRefused } from './graph-account.ts';
import type { GraphClient } from './graph-client.ts';
import { rebuildMail } from './rebuild-mail.ts';

const PAGE = 50;

export type GraphMail = {
  /** Immutable: the same wherever the message is moved within the mailbox. Case matters. */
  id: string;
  receivedAt: Date | null;
};

export type InboxOptions = {
  client: GraphClient;
  user: string;
  /** Default 25 MB; a larger mail comes cut one byte above it. */
  maxBytes?: number;
  /** What came before is left where it is. */
  since: Date;
  /** From when on everything is told anew where a reading begins; with a filter Graph tells at most 5,000. */
  beginAt(): Promise<Date>;
  /** Where the last reading ended, null where it never began or what it was has been forgotten. */
  loadCursor(): Promise<string | null>;
  saveCursor(link: string): Promise<void>;
  /** Which of these are kept already. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Keeps a raw mail; the cursor moves on only after this resolved, so that the same may come twice. */
  store(raw: Uint8Array, mail: GraphMail): Promise<void>;
};

const Item = z.looseObject({
  id: z.string().min(1),
  receivedDateTime: z.iso.datetime({ offset: true }).optional(),
  isDraft: z.boolean().optional(),
  '@removed': z.unknown().optional(),
});
const Page = z.looseObject({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/**
 * Reads what is new in the inbox, as the delta query tells it: the only truth, for notifications may be lost. Reading
 * changes nothing there, not even whether a message counts as read.
 *
 * @throws GraphRefused
 */
export async function readInbox(options: InboxOptions, stop?: AbortSignal): Promise<void> {
  for (let page = await firstPage(options); ; ) {
    await storeNew(options, page.value, stop);
    if (stop?.aborted) return;
    const next = page['@odata.nextLink'] ?? page['@odata.deltaLink'];
    if (!next) throw new GraphRefused({ failure: 'unexpected', status: 200, code: 'no_link' });
    await options.saveCursor(next);
    if (!page['@odata.nextLink']) return;
    page = await pageAt(options, next);
  }
}

/** A place that Graph has forgotten (410, syncStateNotFound, resyncRequired), or never gave: everything is told anew. */
async function firstPage(options: InboxOptions): Promise<z.infer<typeof Page>> {
  const link = await options.loadCursor();
  if (link === null) return pageAt(options, await beginning(options));
  try {
    return await pageAt(options, link);
  } catch (error) {
    if (!forgotten(error)) throw error;
    return pageAt(options, await beginning(options));
  }
}

async function pageAt({ client }: InboxOptions, link: string): Promise<z.infer<typeof Page>> {
  return Page.parse(await client.json(link, { prefer: `odata.maxpagesize=${PAGE}` }));
}

async function beginning({ user, beginAt }: InboxOptions): Promise<string> {
  const query = new URLSearchParams({
    $select: 'id,receivedDateTime,isDraft',
    $filter: `receivedDateTime ge ${(await beginAt()).toISOString()}`,
  });
  return `/users/${encodeURIComponent(user)}/mailFolders/inbox/messages/delta?${query}`;
}

function forgotten(error: unknown): boolean {
  if (!(error instanceof GraphRefused)) return false;
  const { status, code } = error.facts;
  return (
    status === 410 || /^(?:syncStateNotFound|syncStateInvalid|resyncRequired|foreign_address)$/i.test(code)
  );
}

async function storeNew(options: InboxOptions, value: unknown[], stop?: AbortSignal): Promise<void> {
  const mails = value.flatMap((one) => mailOf(one, options.since));
  const known = await options.known(mails.map(({ id }) => id));
  for (const mail of mails) {
    if (stop?.aborted) return;
    if (known.has(mail.id)) continue;
    const raw = await rawOf(options, mail.id);
    if (raw) await options.store(raw, mail);
  }
}

/** Taken away, unfinished, or older than what we look at: nothing of ours. */
function mailOf(value: unknown, since: Date): GraphMail[] {
  const item = Item.safeParse(value).data;
  if (!item || item['@removed'] !== undefined || item.isDraft) return [];
  const receivedAt = item.receivedDateTime ? new Date(item.receivedDateTime) : null;
  return receivedAt && receivedAt < since ? [] : [{ id: item.id, receivedAt }];
}

/** The mail as it came; null where somebody deleted it meanwhile: an immutable id finds what was only moved. */
async function rawOf({ client, user, maxBytes = MAX_IMAP_BYTES }: InboxOptions, id: string) {
  const path = `/users/${encodeURIComponent(user)}/messages/${encodeURIComponent(id)}`;
  try {
    return await client.bytes(`${path}/$value`, maxBytes);
  } catch (error) {
    if (!(error instanceof GraphRefused)) throw error;
    const { status, code } = error.facts;
    if (status === 404) return null;
    // One that Exchange cannot write down as a mail must neither be lost nor hold up all that follow.
    if (status === 400 || /MimeContentConversion|ContentConversion/i.test(code))
      return rebuildMail(client, path);
    throw error;
  }
}
