import { z } from 'zod';
import type { SendOutcome } from '../port.ts';
import { GraphRefused } from './graph-account.ts';
import type { GraphClient } from './graph-client.ts';
import { type UploadedFile, uploadAttachment } from './upload-attachment.ts';

/** A request may have 4 MB, and base64 makes four bytes of three. */
export const MOST_MIME_BYTES = 2_900_000;

const Draft = z.looseObject({ id: z.string().min(1) });
const State = z.looseObject({ isDraft: z.boolean() });
const Found = z.looseObject({ value: z.array(z.unknown()) });

/** Sends as one mailbox. Everything throws a GraphRefused that `graphSendOutcome` understands. */
export type GraphMailSender = {
  /** Whether a mail of ours lies among what was sent, by its Message-ID without angle brackets. */
  wasSent: (messageId: string) => Promise<boolean>;
  /** Whole, as MIME: up to MOST_MIME_BYTES. */
  send: (raw: Uint8Array) => Promise<void>;
  /** A larger one: begun without its files. @returns an id that it keeps when it is sent */
  openDraft: (raw: Uint8Array) => Promise<string>;
  attach: (draftId: string, file: UploadedFile) => Promise<void>;
  sendDraft: (draftId: string) => Promise<void>;
  stateOfDraft: (draftId: string) => Promise<'draft' | 'sent' | 'gone'>;
  dropDraft: (draftId: string) => Promise<void>;
};

export function createGraphMailSender(
  client: GraphClient,
  user: string,
  fetchIt: typeof globalThis.fetch,
): GraphMailSender {
  const own = `/users/${encodeURIComponent(user)}`;
  const draft = (id: string) => `${own}/messages/${encodeURIComponent(id)}`;
  return {
    async wasSent(messageId) {
      const query = new URLSearchParams({
        $filter: `internetMessageId eq '<${messageId.replaceAll("'", "''")}>'`,
        $select: 'id',
        $top: '1',
      });
      const found = await client.json(`${own}/mailFolders/sentitems/messages?${query}`);
      return Found.parse(found).value.length > 0;
    },
    send: async (mime) => void (await client.json(`${own}/sendMail`, { method: 'POST', mime })),
    openDraft: async (mime) => Draft.parse(await client.json(`${own}/messages`, { method: 'POST', mime })).id,
    attach: (id, file) => uploadAttachment(client, draft(id), file, fetchIt),
    sendDraft: async (id) => void (await client.json(`${draft(id)}/send`, { method: 'POST' })),
    async stateOfDraft(id) {
      const message = await client.json(`${draft(id)}?$select=isDraft`).catch(noneWhereGone);
      if (message === null) return 'gone';
      return State.parse(message).isDraft ? 'draft' : 'sent';
    },
    dropDraft: async (id) => void (await client.json(draft(id), { method: 'DELETE' }).catch(noneWhereGone)),
  };
}

function noneWhereGone(error: unknown): null {
  if (error instanceof GraphRefused && error.facts.status === 404) return null;
  throw error;
}

/** What became of a mail, of an error that sending it threw. */
export function graphSendOutcome(error: unknown): Exclude<SendOutcome, { status: 'sent' }> {
  const reason = (error as Error).message.slice(0, 300);
  if (!(error instanceof GraphRefused)) return { status: 'deferred', code: 'connection', reason };
  const { failure, status, retryAfterMs, uncertain } = error.facts;
  const after = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (uncertain) return { status: 'unknown', code: 'outcome_unknown', reason };
  if (status === 400 || status === 413 || status === 404) {
    // A mailbox that is not there is the account's trouble: the mail waits.
    if (failure !== 'address_unknown') return { status: 'failed', code: 'refused', reason };
  }
  return { status: 'deferred', code: failure, reason, ...after };
}
