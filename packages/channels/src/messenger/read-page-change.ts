import { z } from 'zod';
import type { ChannelEvent, Correspondent, EventFact, WrittenContent } from '../written/channel-event.ts';
import { idOf, instantOf } from '../written/read-items.ts';

const Change = z.looseObject({ field: z.string(), value: z.looseObject({}) });

const Feed = z.looseObject({
  item: z.string(),
  verb: z.string(),
  from: z.looseObject({ id: z.string(), name: z.string().optional() }).optional(),
  post_id: z.string(),
  comment_id: z.string().optional(),
  parent_id: z.string().optional(),
  message: z.string().optional(),
  photo: z.string().optional(),
  created_time: z.number().optional(),
  post: z.looseObject({ permalink_url: z.string().optional() }).optional(),
});
type Feed = z.infer<typeof Feed>;

/** Posts of visitors on the page's own wall; what the page posts itself asks nothing. */
const POSTS: ReadonlySet<string> = new Set(['post', 'status', 'photo', 'video']);

/**
 * What happens under the posts of a page (`feed`). A thread is a comment with its answers: one conversation for each who
 * writes there.
 *
 * Source: Meta, Graph API, "Webhooks: Page, feed".
 */
export function readPageChange(page: string, change: unknown, at: string): ChannelEvent[] {
  const { field, value } = Change.parse(change);
  const ignored = (what: string): ChannelEvent[] => [
    { kind: 'ignored', what, id: idOf(change), account: page, order: idOf(change), at },
  ];
  if (field !== 'feed') return ignored(field);
  const feed = Feed.parse(value);
  const { item, verb, from } = feed;
  if (item !== 'comment' && !POSTS.has(item)) return ignored(`feed_${item}`);
  if (from?.id === page && item !== 'comment') return ignored('feed_own');
  const id = feed.comment_id ?? feed.post_id;
  const when = instantOf(feed.created_time, 'seconds') ?? at;
  const same = { account: page, at: when };
  const fact = factOf(feed, id, page);
  if (!fact) return ignored(`feed_${verb}`);
  const changes = fact.kind === 'edit' || fact.kind === 'deletion' || fact.kind === 'hiding';
  return [
    {
      ...fact,
      ...same,
      id: changes ? `${id}:${verb}:${feed.created_time ?? ''}` : id,
      order: changes ? `change:${id}` : threadOf(feed),
    },
  ];
}

function factOf(feed: Feed, id: string, page: string): EventFact | null {
  const { verb, from, message = '' } = feed;
  if (verb === 'remove') return { kind: 'deletion', target: id };
  if (verb === 'hide' || verb === 'unhide') return { kind: 'hiding', target: id, hidden: verb === 'hide' };
  if (verb === 'edited' || verb === 'edit') return { kind: 'edit', target: id, text: message };
  if (verb !== 'add' || !from) return null;
  const content: WrittenContent = {
    ...{ text: message, extras: [], replyTo: feed.parent_id ?? null },
    media: feed.photo ? [{ kind: 'image', id: null, url: feed.photo, mediaType: null, fileName: null }] : [],
  };
  const place = { postId: feed.post_id, commentId: id, url: feed.post?.permalink_url ?? null };
  const thread = { ids: [`thread:${threadOf(feed)}`], name: null, address: null };
  if (from.id === page) return { kind: 'echo', to: thread, content, correlation: null, place };
  return {
    ...{ kind: 'message', from: authorOf(feed, from.id), content, place },
    ...{ standby: false, openUntil: null },
  };
}

/** The comment that a thread began with. */
function threadOf({ post_id: post, parent_id: parent, comment_id: comment }: Feed): string {
  return parent && parent !== post ? parent : (comment ?? post);
}

function authorOf(feed: Feed, personId: string): Correspondent {
  const thread = threadOf(feed);
  const commentId = feed.comment_id ?? feed.post_id;
  return {
    // Whoever began a thread is whom the page answers there.
    ids: [`thread:${thread}:${personId}`, ...(commentId === thread ? [`thread:${thread}`] : [])],
    ...{ name: feed.from?.name ?? null, address: null },
    facts: { postId: feed.post_id, commentId, thread },
  };
}
