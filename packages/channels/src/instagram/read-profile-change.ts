import { z } from 'zod';
import type { ChannelEvent } from '../written/channel-event.ts';
import { idOf } from '../written/read-items.ts';

const Change = z.looseObject({ field: z.string(), value: z.looseObject({}) });

const Comment = z.looseObject({
  id: z.string(),
  text: z.string().optional(),
  from: z.looseObject({ id: z.string(), username: z.string().optional() }),
  media: z.looseObject({ id: z.string() }),
  parent_id: z.string().optional(),
});

/**
 * Comments under the posts of a profile.
 *
 * Source: Meta, Instagram Platform, "Webhooks: comments".
 */
export function readProfileChange(profile: string, change: unknown, at: string): ChannelEvent[] {
  const { field, value } = Change.parse(change);
  const ignored = (what: string): ChannelEvent[] => [
    { kind: 'ignored', what, id: idOf(change), account: profile, order: idOf(change), at },
  ];
  if (field !== 'comments') return ignored(field);
  const { id, text = '', from, media, parent_id: parent } = Comment.parse(value);
  const thread = parent ?? id;
  const content = { text, media: [], extras: [], replyTo: parent ?? null };
  const who = {
    // Whoever began a thread is whom the profile answers there.
    ids: [`thread:${thread}:${from.id}`, ...(id === thread ? [`thread:${thread}`] : [])],
    name: from.username ?? null,
    address: from.username ? `@${from.username}` : null,
    facts: { postId: media.id, commentId: id, thread },
  };
  const place = { postId: media.id, commentId: id, url: null };
  const same = { id, account: profile, order: thread, at };
  const to = { ids: [`thread:${thread}`], name: null, address: null };
  if (from.id === profile) return [{ kind: 'echo', to, content, correlation: null, place, ...same }];
  return [{ kind: 'message', from: who, content, standby: false, openUntil: null, place, ...same }];
}
