import { type GraphNotification, readNotifications } from '@sinia/channels/graph-mail';
import { Refusal } from '@sinia/core';
import { Hono, type Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { RestEnvironment } from '../rest/rest-environment.ts';
import type { Dependencies } from '../use-cases/context.ts';
import {
  changeReading,
  clientStateOf,
  forgetSubscription,
  type ReadingRow,
  readReading,
} from '../use-cases/mailboxes/graph-reading-store.ts';

/** A thousand notifications in one request. */
const LARGEST = 1024 * 1024;
const LONGEST_WORD = 2_000;

/**
 * `POST /v1/inbound/graph/{mailbox}`: Microsoft tells of new mail and of the subscription itself. What it says is never
 * believed further than that there may be something to see; the delta query finds out what.
 */
export function graphNotificationRoutes(): Hono<RestEnvironment> {
  const limit = bodyLimit({
    maxSize: LARGEST,
    onError: () => {
      throw new Refusal('body_too_large');
    },
  });
  return new Hono<RestEnvironment>().post('/:mailbox', limit, receive);
}

async function receive(c: HonoContext<RestEnvironment>): Promise<Response> {
  const { dependencies } = c.var;
  const reading = await readReading(dependencies.db, c.req.param('mailbox') ?? '');
  if (!reading) throw new Refusal('not_found');
  const word = c.req.query('validationToken');
  if (word !== undefined) return handshake(c, word);
  const body: unknown = await c.req.json().catch(() => {
    throw new Refusal('invalid_json');
  });
  const told = readNotifications(body, clientStateOf(dependencies.secret, reading));
  if (told.length === 0)
    dependencies.log.warn({ mailboxId: reading.mailboxId }, 'a notification was not genuine');
  else await note(dependencies, reading, told);
  // Also for what was not genuine: whoever guesses learns nothing.
  return c.body(null, 202);
}

/** The word as it was, and nothing else: HTML or JSON would be no answer. */
function handshake(c: HonoContext, word: string): Response {
  if (word.length > LONGEST_WORD) throw new Refusal('handshake_refused');
  return c.body(word, 200, { 'Content-Type': 'text/plain', 'X-Content-Type-Options': 'nosniff' });
}

async function note(
  { db, clock, wake }: Dependencies,
  { mailboxId, subscriptionId }: ReadingRow,
  told: readonly GraphNotification[],
): Promise<void> {
  const isOurs = (one: GraphNotification) => one.subscriptionId === subscriptionId;
  const renew = told.some((one) => one.about === 'reauthorizationRequired' && isOurs(one));
  await changeReading(db, mailboxId, { lastToldAt: clock(), ...(renew ? { subscriptionRenew: true } : {}) });
  for (const one of told)
    if (one.about === 'subscriptionRemoved') await forgetSubscription(db, mailboxId, one.subscriptionId);
  wake('mailboxes');
}
