import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { loseAnswer } from '../lost-answer.ts';
import { graphError } from '../meta-body.ts';
import type { MessagingCustomer, MessagingState } from './fake-messaging.ts';

export type FakeComment = {
  id: string;
  postId: string;
  parentId: string | null;
  by: string;
  text: string;
  hidden: boolean;
  removed: boolean;
  /** Its author was written to by it: that goes once. */
  writtenTo: boolean;
  at: Date;
};

export type FakeComments = {
  routes: Hono;
  all: readonly FakeComment[];
  find: (id: string) => FakeComment | undefined;
  /** Of who wrote one; the page's own among them. */
  nameOf: (id: string) => string | undefined;
  /** Somebody writes under a post, or under a comment. @returns its id */
  write: (from: MessagingCustomer, text: string, under?: { postId?: string; parentId?: string }) => string;
  edit: (id: string, text: string) => void;
  remove: (id: string) => void;
};

/** What everybody can read: comments under a post, answered by the page or profile, hidden or taken away. */
export function commentRoutes(state: MessagingState): FakeComments {
  const { id: owner, name, product, people, clock, push, conditions } = state;
  const all: FakeComment[] = [];
  const defaultPost = `${owner}_${100}`;
  const find = (id: string) => all.find((one) => one.id === id && !one.removed);
  const add = (by: string, text: string, postId: string, parentId: string | null) => {
    const id =
      product === 'messenger'
        ? `${postId}_${randomBytes(5).readUIntBE(0, 5)}`
        : randomBytes(6).readUIntBE(0, 6).toString();
    const comment = {
      ...{ id, postId, parentId, by, text, hidden: false, removed: false, writtenTo: false, at: clock() },
    };
    all.push(comment);
    return comment;
  };
  const tell = (comment: FakeComment, verb: string) => push('changes', changeOf(state, comment, verb));
  const routes = new Hono();
  routes.post(`/:version/:id/${product === 'messenger' ? 'comments' : 'replies'}`, async (c) => {
    const under = find(c.req.param('id'));
    const { message = '' } = (await c.req.json()) as { message?: string };
    if (!under || (product === 'instagram' && under.hidden))
      return c.json(graphError(100, 'Object does not exist', { error_subcode: 33 }), 400);
    if (message.length > (product === 'instagram' ? 300 : 8_000))
      return c.json(graphError(100, 'The comment is too long'), 400);
    const answer = add(owner, message, under.postId, under.parentId ?? under.id);
    tell(answer, 'add');
    if (conditions.losesAnswers) return loseAnswer(c);
    return c.json({ id: answer.id });
  });
  routes.post('/:version/:id', async (c, next) => {
    const comment = find(c.req.param('id'));
    if (!comment) return next();
    const { is_hidden: hidden, hide } = (await c.req.json()) as { is_hidden?: boolean; hide?: boolean };
    comment.hidden = hidden ?? hide ?? comment.hidden;
    if (product === 'messenger') tell(comment, comment.hidden ? 'hide' : 'unhide');
    return c.json({ success: true });
  });
  return {
    ...{ routes, all },
    find,
    nameOf: (id) => (id === owner ? name : people.get(id)?.name),
    write(from, text, { postId = defaultPost, parentId = null as string | null | undefined } = {}) {
      people.set(from.id, from);
      const comment = add(from.id, text, postId, parentId ?? null);
      tell(comment, 'add');
      return comment.id;
    },
    edit(id, text) {
      const comment = find(id);
      if (!comment) return;
      comment.text = text;
      tell(comment, 'edited');
    },
    remove(id) {
      const comment = find(id);
      if (!comment) return;
      comment.removed = true;
      // Instagram tells nobody of it.
      if (product === 'messenger') tell(comment, 'remove');
    },
  };
}

function changeOf(
  { product, people, clock, name, id: owner }: MessagingState,
  comment: FakeComment,
  verb: string,
) {
  const person = people.get(comment.by) ?? { id: owner, name };
  if (product === 'instagram') {
    const value = {
      ...{ id: comment.id, text: comment.text, media: { id: comment.postId, media_product_type: 'FEED' } },
      from: { id: person.id, username: 'username' in person ? person.username : person.name },
      ...(comment.parentId ? { parent_id: comment.parentId } : {}),
    };
    return { field: 'comments', value };
  }
  const value = {
    ...{ item: 'comment', verb, post_id: comment.postId, comment_id: comment.id, message: comment.text },
    ...{ parent_id: comment.parentId ?? comment.postId, created_time: Math.floor(clock().getTime() / 1_000) },
    from: { id: person.id, name: person.name },
    post: { permalink_url: `https://www.facebook.com/${comment.postId}`, id: comment.postId },
  };
  return { field: 'feed', value };
}
