import { z } from 'zod';
import type { ChannelEvent } from '../written/channel-event.ts';
import { eachItem, isoInstant, items } from '../written/read-items.ts';

/** A page of `GET /2/users/{id}/mentions`, the newest post first. */
export const Mentions = z.looseObject({
  data: items,
  includes: z.looseObject({ users: items }).optional(),
  meta: z.looseObject({ newest_id: z.string().optional(), next_token: z.string().optional() }).optional(),
});

/** The pages as they were asked for, the oldest first, with whose mentions they are. */
export const MentionsAsked = z.looseObject({ for_user_id: z.string(), mentions: z.array(Mentions) });
type MentionsAsked = z.infer<typeof MentionsAsked>;

const Post = z.looseObject({
  id: z.string(),
  text: z.string(),
  author_id: z.string(),
  created_at: isoInstant,
  conversation_id: z.string().optional(),
  referenced_tweets: z.array(z.looseObject({ type: z.string(), id: z.string() })).optional(),
});
const User = z.looseObject({ id: z.string(), name: z.string().optional(), username: z.string().optional() });
type User = z.infer<typeof User>;

/** Posts that name us, answers to ours among them. Activities do not tell of them: they are asked for. */
export function readMentions({ for_user_id: account, mentions }: MentionsAsked, now: string): ChannelEvent[] {
  return mentions.flatMap(({ data, includes }) => {
    const users = (includes?.users ?? []).flatMap((one) => User.safeParse(one).data ?? []);
    return eachItem(data.toReversed(), account, now, (item) => readPost(account, item, users, now));
  });
}

function readPost(account: string, item: unknown, users: readonly User[], now: string): ChannelEvent[] {
  const post = Post.parse(item);
  if (post.author_id === account) return [];
  const author = users.find(({ id }) => id === post.author_id);
  const answered = post.referenced_tweets?.find(({ type }) => type === 'replied_to')?.id ?? null;
  const thread = post.conversation_id ?? post.id;
  const from = {
    ids: [`thread:${thread}:${post.author_id}`],
    name: author?.name ?? null,
    address: author?.username ? `@${author.username}` : null,
    facts: { postId: thread, commentId: post.id, thread, userId: post.author_id },
  };
  const url = author?.username ? `https://x.com/${author.username}/status/${post.id}` : null;
  return [
    {
      ...{ kind: 'message', from, standby: false, openUntil: null, account, id: post.id, order: thread },
      content: { text: post.text, media: [], extras: [], replyTo: answered },
      place: { postId: thread, commentId: post.id, url },
      at: post.created_at ?? now,
    },
  ];
}
