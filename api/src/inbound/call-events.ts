import { createHash } from 'node:crypto';
import { CallEventReading, templateEvent } from '@sinia/channels/phone';
import { type FieldError, Refusal } from '@sinia/core';
import type { Context as HonoContext } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { callerAddress } from '../rest/caller-address.ts';
import type { RestEnvironment } from '../rest/rest-environment.ts';
import { insertCallEvents, type RawCallEvent } from '../use-cases/calls/call-event-store.ts';
import { exchangeOf } from '../use-cases/calls/exchange-credentials.ts';
import { knownExchanges } from '../use-cases/calls/exchange-store.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { groupCommit } from './group-commit.ts';

/** An event is a kilobyte; whatever is much more is none. */
const EVENT_LIMIT = 64 * 1024;

/** What is told again so soon, without an id and without a time, is the same event. */
const REDELIVERY_MS = 5_000;

type Keep = (event: RawCallEvent) => Promise<boolean>;
const stores = new WeakMap<Dependencies, Keep>();

/** What a telephone exchange tells: checked, stored as it came, acknowledged. Everything else happens afterwards. */
export function callEventRoutes(): Hono<RestEnvironment> {
  const routes = new Hono<RestEnvironment>();
  const limit = bodyLimit({
    maxSize: EVENT_LIMIT,
    onError: () => {
      throw new Refusal('body_too_large');
    },
  });
  routes.post('/', limit, async (c) => {
    const raw = new Uint8Array(await c.req.arrayBuffer());
    const exchange = await callingExchange(c, raw);
    const event = readEvent(raw);
    return keep(c, { exchangeId: exchange.id, eventKey: keyOf(c, event, raw), source: 'webhook', raw });
  });
  routes.get('/', async (c) => {
    const { token, ...query } = c.req.query();
    const exchange = await callingExchange(c, new Uint8Array());
    const event = templateEvent(query);
    requireNames(event);
    const raw = new TextEncoder().encode(JSON.stringify(event));
    return keep(c, { exchangeId: exchange.id, eventKey: keyOf(c, event, raw), source: 'template', raw });
  });
  return routes;
}

async function callingExchange(c: HonoContext<RestEnvironment>, body: Uint8Array) {
  const { dependencies } = c.var;
  const claim = {
    signature: c.req.header('X-CTI-Signature'),
    token: c.req.header('X-CTI-Token') ?? c.req.query('token'),
    address: callerAddress(c, dependencies.settings.trustedProxies ?? 0),
    body,
  };
  return exchangeOf(claim, await knownExchanges(dependencies), dependencies.clock());
}

async function keep(c: HonoContext<RestEnvironment>, event: RawCallEvent) {
  const { dependencies } = c.var;
  const isNew = await storeOf(dependencies)(event);
  if (isNew) dependencies.wake('call_events');
  return c.json({ eventId: event.eventKey, status: isNew ? 'accepted' : 'duplicate' }, 202);
}

function storeOf(dependencies: Dependencies): Keep {
  const store =
    stores.get(dependencies) ??
    groupCommit<RawCallEvent>({
      insert: (events) => insertCallEvents(dependencies, events),
      bytesOf: ({ raw }) => raw.byteLength,
    });
  stores.set(dependencies, store);
  return store;
}

function readEvent(raw: Uint8Array): Readonly<Record<string, unknown>> {
  let event: unknown;
  try {
    event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch {
    throw new Refusal('invalid_json');
  }
  if (typeof event !== 'object' || event === null || Array.isArray(event)) throw new Refusal('invalid_body');
  requireNames(event as Record<string, unknown>);
  return event as Record<string, unknown>;
}

/** What tells nothing of no call cannot be kept for anybody; whatever else is odd about an event is. */
function requireNames(event: Readonly<Record<string, unknown>>): void {
  const fields = ['event', 'callId'].flatMap((name): FieldError[] => {
    const value = event[name];
    const given = (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
    return given ? [] : [{ pointer: `/${name}`, code: 'missing' }];
  });
  if (fields.length > 0) throw new Refusal('invalid_body', { fields });
}

/**
 * The exchange's own id of the event; the bytes where it has none. Where these tell no time either, the same may happen
 * again: within a few seconds it is a redelivery, later another event.
 */
function keyOf(
  { var: { dependencies } }: HonoContext<RestEnvironment>,
  { eventId, occurredAt }: Readonly<Record<string, unknown>>,
  raw: Uint8Array,
): string {
  if (typeof eventId === 'string' && /^[\x21-\x7e]{1,200}$/.test(eventId)) return eventId;
  const hash = `sha256:${createHash('sha256').update(raw).digest('hex')}`;
  if (new CallEventReading().instant(occurredAt)) return hash;
  return `${hash}:${Math.floor(dependencies.clock().getTime() / REDELIVERY_MS)}`;
}
