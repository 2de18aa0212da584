import type { Context } from 'hono';
import { type FakeMessage, type GraphMailState, graphMailError } from './graph-mail-state.ts';

/** Where a delta query stands: after which change, from when on, and up to which change the pages of this round go. */
type Place = { after: number; since: string; until: number };

/** `GET …/mailFolders/inbox/messages/delta`: pages with a next link, then a delta link that tells what changes later. */
export function deltaPage(c: Context, state: GraphMailState): Response {
  const given = c.req.query('$skiptoken') ?? c.req.query('$deltatoken');
  const place = given ? readPlace(given) : beginning(c, state);
  // What another run gave out is as unknown as what was forgotten.
  if (given && (place.until < state.forgottenBelow || place.until > state.changes))
    return c.json(graphMailError('syncStateNotFound', 'The sync state generation is not found'), 410);
  if (c.req.query('$deltatoken')) place.until = state.changes;
  const immutable = isImmutable(c);
  const changes = changesIn(state, place, immutable, !given);
  const page = changes.slice(0, pageSizeOf(c, state));
  const last = page.at(-1)?.changed ?? place.until;
  const more = changes.length > page.length;
  const link = more
    ? linkOf(c, state, '$skiptoken', { ...place, after: last })
    : linkOf(c, state, '$deltatoken', { ...place, after: place.until });
  return c.json({
    '@odata.context': `${state.origin()}/v1.0/$metadata#Collection(message)`,
    [more ? '@odata.nextLink' : '@odata.deltaLink']: link,
    value: page.map(({ view }) => view),
  });
}

function beginning(c: Context, state: GraphMailState): Place {
  const filter = c.req.query('$filter') ?? '';
  const since = /^receivedDateTime ge (\S+)$/.exec(filter)?.[1] ?? '';
  return { after: 0, since, until: state.changes };
}

function changesIn(
  state: GraphMailState,
  { after, since, until }: Place,
  immutable: boolean,
  first: boolean,
) {
  const within = ({ changed }: { changed: number }) => changed > after && changed <= until;
  const there = state.messages
    .filter((message) => message.folder === 'inbox' && within(message))
    .filter(({ receivedAt }) => since === '' || receivedAt >= new Date(since))
    .map((message) => ({ changed: message.changed, view: deltaView(message, immutable) }));
  const gone = first
    ? []
    : state.removed.filter(within).map(({ changed, id, immutableId }) => ({
        changed,
        view: { id: immutable ? immutableId : id, '@removed': { reason: 'deleted' } },
      }));
  return [...there, ...gone].sort((left, right) => left.changed - right.changed);
}

function deltaView(message: FakeMessage, immutable: boolean) {
  const { id, immutableId, receivedAt, isDraft } = message;
  return {
    '@odata.type': '#microsoft.graph.message',
    '@odata.etag': `W/"CQ${message.changed}"`,
    ...{ id: immutable ? immutableId : id, receivedDateTime: receivedAt.toISOString(), isDraft },
  };
}

export const isImmutable = (c: Context) => (c.req.header('prefer') ?? '').includes('IdType="ImmutableId"');

function pageSizeOf(c: Context, { pageSize = 50 }: GraphMailState): number {
  const asked = Number(/odata\.maxpagesize=(\d+)/.exec(c.req.header('prefer') ?? '')?.[1] ?? pageSize);
  return Math.min(asked, pageSize);
}

function linkOf(c: Context, { origin }: GraphMailState, name: string, place: Place): string {
  const token = Buffer.from(JSON.stringify(place)).toString('base64url');
  return `${origin()}${new URL(c.req.url).pathname}?${name}=${token}`;
}

const readPlace = (token: string) => JSON.parse(Buffer.from(token, 'base64url').toString()) as Place;
