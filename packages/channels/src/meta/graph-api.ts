import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { WrittenOutcome } from '../port.ts';
import { outcomeOf, outcomeUnknown } from '../send-codes.ts';
import { callProvider, codeOfStatus, retryAfterOf } from '../written/call-provider.ts';
import type { ChannelNet, OutgoingFile, WrittenAccount } from '../written/written-channel.ts';
import { graphOutcome } from './graph-errors.ts';

/** Of August 2026; an account may name a later one. */
const GRAPH_VERSION = 'v26.0';

export type GraphAnswer =
  | { ok: true; json: unknown }
  | { ok: false; outcome: Exclude<WrittenOutcome, { status: 'sent' }> };

const Failure = z.looseObject({
  error: z.looseObject({
    code: z.number(),
    error_subcode: z.number().optional(),
    message: z.string().optional(),
    error_data: z.looseObject({ details: z.string().optional() }).optional().catch(undefined),
  }),
});

export type GraphApi = {
  get: (path: string) => Promise<GraphAnswer>;
  post: (path: string, body: unknown) => Promise<GraphAnswer>;
  upload: (
    path: string,
    fields: Readonly<Record<string, string>>,
    file: OutgoingFile,
  ) => Promise<GraphAnswer>;
};

/**
 * The Graph API for one account: bearer, proof of the app's secret, answers as outcomes.
 *
 * @param base such as `https://graph.facebook.com`; the version is the account's, for versions run out
 */
export function graphApi(account: WrittenAccount, net: ChannelNet, base: string): GraphApi {
  const version = account.settings.apiVersion ?? GRAPH_VERSION;
  const ask = async (path: string, init: RequestInit, changes: boolean): Promise<GraphAnswer> => {
    const token = await net.token().catch((error: Error) => error);
    if (typeof token !== 'string') return { ok: false, outcome: outcomeOf('token_invalid', token.message) };
    const url = new URL(`${base}/${version}/${path}`);
    const [secret] = account.secrets.signing;
    if (secret && account.settings.appSecretProof === 'yes')
      url.searchParams.set('appsecret_proof', proofOf(token, secret));
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    const answer = await callProvider(net.fetch, url.href, { ...init, headers }, changes);
    if (answer.kind === 'failure') return { ok: false, outcome: answer.outcome };
    if (answer.status < 400) return { ok: true, json: answer.json };
    const retryAfter = retryAfterOf(answer.headers, net.now());
    const failure = Failure.safeParse(answer.json);
    if (failure.success) return { ok: false, outcome: graphOutcome(failure.data.error, retryAfter) };
    // A gateway's page says nothing of what became of the request behind it; only 503 says that it was not taken.
    if (answer.status >= 500 && answer.status !== 503 && changes)
      return { ok: false, outcome: outcomeUnknown(`HTTP ${answer.status}`) };
    return {
      ok: false,
      outcome: outcomeOf(codeOfStatus(answer.status), `HTTP ${answer.status}`, retryAfter),
    };
  };
  return {
    get: (path) => ask(path, { method: 'GET' }, false),
    post: (path, body) =>
      ask(
        path,
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
        true,
      ),
    async upload(path, fields, file) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set(
        uploadField(fields),
        new Blob([Buffer.from(await file.read())], { type: file.mediaType }),
        file.fileName,
      );
      // Nobody sees a file that was handed over twice.
      return ask(path, { method: 'POST', body: form }, false);
    },
  };
}

/** WhatsApp takes `file`, the Send API `filedata`. */
const uploadField = (fields: Readonly<Record<string, string>>) => ('message' in fields ? 'filedata' : 'file');

/** Proof that a token is used by its own app ("Securing Graph API requests"). */
function proofOf(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('hex');
}
