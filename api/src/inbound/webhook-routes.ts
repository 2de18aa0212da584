import type { HttpAnswer, Webhook } from '@sinia/channels';
import { Refusal } from '@sinia/core';
import { Hono, type Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { RestEnvironment } from '../rest/rest-environment.ts';
import { knownAccounts } from '../use-cases/channels/known-accounts.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { createEnvelopeStore, type EnvelopeStore, webhookEventKey } from './store-envelope.ts';

/** A thousand updates in one request, which is the most that Meta sends. */
const LARGEST = 8 * 1024 * 1024;

/** Headers that are needed to check a signature once more. */
const KEPT = ['content-type', 'authorization', 'x-hub-signature-256', 'x-twitter-webhooks-signature'];

/**
 * `ANY /v1/inbound/{channel}/{account}`: the signature is checked on the raw bytes, the request is stored as it came,
 * and the provider gets its answer. Everything else happens after.
 */
export function webhookRoutes({ sql, clock, random }: Dependencies): Hono<RestEnvironment> {
  const envelopes = createEnvelopeStore(sql, clock, random);
  const limit = bodyLimit({
    maxSize: LARGEST,
    onError: () => {
      throw new Refusal('body_too_large');
    },
  });
  return new Hono<RestEnvironment>().all('/:channel/:account', limit, (c) => receive(c, envelopes));
}

async function receive(c: HonoContext<RestEnvironment>, { store }: EnvelopeStore): Promise<Response> {
  const { dependencies, requestId } = c.var;
  const { channel, account: id } = c.req.param() as { channel: string; account: string };
  const account = (await knownAccounts(dependencies)).find(
    ({ row }) => row.id === id && row.channel === channel,
  );
  if (!account) throw new Refusal('not_found');
  const webhook = await webhookOf(c);
  const verdict = await account.channel.verify(webhook);
  if (verdict.kind === 'refused') {
    dependencies.log.warn({ accountId: id, requestId, reason: verdict.reason }, 'a webhook was refused');
    throw new Refusal(verdict.status === 401 ? 'signature_invalid' : 'handshake_refused');
  }
  if (verdict.kind === 'events') {
    const { body: raw } = webhook;
    const headers = Object.fromEntries(KEPT.flatMap((name) => pairOf(name, webhook.headers[name])));
    await store({
      ...{
        channel: account.row.channel,
        account: id,
        eventKey: webhookEventKey(raw),
        raw,
        meta: { headers },
      },
    });
    dependencies.wake();
  }
  return answer(c, verdict.answer);
}

const pairOf = (name: string, value: string | undefined): [string, string][] =>
  value === undefined ? [] : [[name, value]];

async function webhookOf(c: HonoContext): Promise<Webhook> {
  return {
    method: c.req.method,
    query: c.req.query(),
    headers: Object.fromEntries(c.req.raw.headers),
    body: new Uint8Array(await c.req.arrayBuffer()),
  };
}

/** Bare, as providers want it: a handshake in JSON or HTML is none. */
function answer(c: HonoContext, { status, contentType, body }: HttpAnswer): Response {
  return c.body(body, status as 200, { 'Content-Type': contentType, 'X-Content-Type-Options': 'nosniff' });
}
