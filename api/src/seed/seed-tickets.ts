import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import type { StaffActor } from '../auth/actor.ts';
import type { Context, Dependencies } from '../use-cases/context.ts';
import { noteOnTicket, replyToTicket } from '../use-cases/tickets/add-message.ts';
import { changeTicket } from '../use-cases/tickets/change-ticket.ts';
import { getTicket } from '../use-cases/tickets/get-ticket.query.ts';
import { openTicket } from '../use-cases/tickets/open-ticket.ts';
import { replyToTrackedTicket } from '../use-cases/tracking/reply-to-tracked-ticket.ts';
import { CONVERSATIONS, type SeedTicket } from './conversations.ts';

const HOUR_MS = 3_600_000;
const STEP_MS = 7 * 60_000;

/** A morning's tickets, made by the real use cases at times that have passed; nobody is told of them. */
export async function seedTickets(dependencies: Dependencies, agentId: string): Promise<void> {
  const [agent] = await dependencies.db.select().from(schema.users).where(eq(schema.users.id, agentId));
  const groups = await dependencies.db.select({ id: schema.groups.id }).from(schema.groups);
  if (!agent) throw new Error('the agent is seeded before the tickets');
  const actor: StaffActor = {
    kind: 'staff',
    id: agent.id,
    name: agent.name,
    email: agent.email,
    role: 'agent',
    language: 'ca',
    groupIds: groups.map((group) => group.id),
  };
  for (const conversation of CONVERSATIONS.toSorted((left, right) => right.hoursAgo - left.hoursAgo)) {
    await play(dependencies, actor, conversation);
  }
  await dependencies.db.delete(schema.outbox);
}

async function play(dependencies: Dependencies, agent: StaffActor, conversation: SeedTicket): Promise<void> {
  let now = Date.now() - conversation.hoursAgo * HOUR_MS;
  const clock = () => new Date(now);
  const context: Context = {
    actor: agent,
    door: 'job',
    requestId: 'seed',
    language: conversation.language,
    dependencies: { ...dependencies, clock, wake: () => undefined },
  };
  const { name, email, phone, contract, subject, body, channel, language, noticeRoute } = conversation;
  const requester = { name, email, phone, contract };
  const opened = await openTicket.execute(context, {
    subject,
    body,
    channel,
    language,
    requester,
    noticeRoute,
  });
  const { id } = opened;
  const { priority, tags, assigned, replies = [], status } = conversation;
  now += STEP_MS;
  if (priority || tags || assigned) {
    const set = {
      ...(priority && { priority }),
      ...(tags && { tags: [...tags] }),
      ...(assigned && { assigneeId: agent.id }),
    };
    await changeTicket.execute(context, { id, version: 1, set });
  }
  for (const reply of replies) {
    now += STEP_MS;
    await say(context, { id, reference: opened.reference, ...reply });
  }
  now += STEP_MS;
  const { version, status: current } = await getTicket.execute(context, { id });
  if (current !== status) await changeTicket.execute(context, { id, version, set: { status } });
}

function say(
  context: Context,
  message: { id: string; reference: string; from: 'agent' | 'customer' | 'note'; text: string },
): Promise<unknown> {
  const { id, reference, from, text } = message;
  if (from === 'agent')
    return replyToTicket.execute(context, { id, message: { body: text, visibility: 'public' } });
  if (from === 'note')
    return noteOnTicket.execute(context, { id, message: { body: text, visibility: 'internal' } });
  const customer: Context = { ...context, actor: { kind: 'link', id: 'seed', name: '', ticketId: id } };
  return replyToTrackedTicket.execute(customer, { reference, message: { body: text } });
}
