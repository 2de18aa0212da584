import type { FakeMessaging, MessagingCustomer } from '../messaging/fake-messaging.ts';
import type { FakeX, XPerson } from '../x/fake-x.ts';
import { DEMO_PEOPLE, type DemoWall } from './demo-people.ts';

/** The comments under the posts of the page or profile, as one of the people here sees them. */
export function commentWall({ comments }: FakeMessaging, person: MessagingCustomer, owner: string): DemoWall {
  const nameOf = (id: string) => comments.nameOf(id) ?? id;
  return {
    lines: () =>
      comments.all.map(({ id, by, text, parentId, hidden, removed }) => ({
        ...{ id, text, hidden, removed, under: parentId, by: nameOf(by) },
        ...{ ours: by === owner, mine: by === person.id },
      })),
    write: (text, under) => comments.write(person, text, under ? { parentId: under } : {}),
    remove: (id) => comments.remove(id),
  };
}

/** Posts that name us, and our answers to them. */
export function mentionWall(fake: FakeX, person: XPerson, userId: string): DemoWall {
  return {
    lines: () =>
      fake.posts.map(({ id, by, text, answering, deleted }) => ({
        ...{ id, text, under: answering, by: by.id === userId ? by.name : nameHere(by), hidden: false },
        ...{ ours: by.id === userId, mine: by.id === person.id, removed: deleted },
      })),
    write: (text, under) => fake.mention(person, `@aiguesmataro ${text}`, under),
    remove: (id) => fake.remove(id),
  };
}

const nameHere = ({ name, username }: XPerson) =>
  Object.values(DEMO_PEOPLE).find((one) => one === name) ?? `@${username}`;
