import { CAPABILITIES, type OutgoingWritten, type WrittenOutcome } from '@sinia/channels';
import type { RenderedPart } from '@sinia/channels/written';
import { answerWindow, Refusal } from '@sinia/core';
import type { ConnectedChannel } from '@sinia/core/channel-account';
import type { Database } from '@sinia/database';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { Context, Dependencies } from '../context.ts';
import { beginPart, digestOf, endPart } from '../deliveries/part-store.ts';
import { defineUseCase } from '../use-case.ts';
import { aboutProvider } from './about-provider.ts';
import { lockAccount, noteAttempt } from './account-store.ts';
import { CHANNEL_TEXTS } from './channel-texts.ts';
import { findByAddress } from './conversation-store.ts';
import { type KnownAccount, knownAccount } from './known-accounts.ts';
import { readTemplates } from './template-store.ts';
import { TEST_PREFIX } from './test-message.ts';
import { windowOf } from './window-of.ts';

const Input = z.object({
  id: z.string().max(60),
  /** As people call it: a number, a user name; as the provider does where it has no such thing. */
  to: z.string().trim().min(2).max(120),
  /** An approved text, which reaches whoever has not written to us of late. */
  template: z.object({ name: z.string().max(512), language: z.string().max(20) }).nullable(),
});
type Input = z.output<typeof Input>;
type Way = Pick<OutgoingWritten, 'to' | 'humanAgent'> & {
  /** Null where nobody has written yet: an approved text begins it. */
  readonly conversationId: string | null;
};

const Sent = z.object({
  ok: z.boolean(),
  /** One of the send codes, `never_wrote` or `paused`. */
  code: z.string().nullable(),
  reason: z.string().nullable(),
});
type Sent = z.output<typeof Sent>;

const LIMIT = { points: 10, duration: 600 };
const limits = new WeakMap<Database, RateLimiterMemory>();

/** @throws Refusal `rate_limited` where an account was tried as often as it may be */
async function takeTry({ db }: Pick<Dependencies, 'db'>, accountId: string): Promise<void> {
  const limit = limits.get(db) ?? new RateLimiterMemory(LIMIT);
  limits.set(db, limit);
  await limit.consume(accountId).catch((spent: RateLimiterRes) => {
    throw new Refusal('rate_limited', { retryAfterSeconds: Math.ceil(spent.msBeforeNext / 1_000) });
  });
}

/** Who tries which account is written down before anything leaves. */
const note = defineUseCase({
  name: 'sendTestMessage',
  permission: 'channel.write',
  input: Input,
  output: z.object({ paused: z.boolean() }),
  load: (tx, { id }) => lockAccount(tx, id),
  about: () => ({}),
  run: async (work, { input: { id }, subject: { pausedAt }, context }) => {
    if (pausedAt) return { paused: true };
    await takeTry(context.dependencies, id);
    work.audit(`channel.tested ${id}`, null);
    return { paused: false };
  },
});

/**
 * Sends a few words to whoever administers an account, to see whether they arrive. It belongs to no ticket. Nothing leaves
 * in pause, nor for somebody who never wrote to the account, but an approved text.
 *
 * @throws Refusal `rate_limited`
 */
export const sendTestMessage = {
  ...note,
  output: Sent,
  async execute(context: Context, input: Input): Promise<Sent> {
    const { paused } = await note.execute(context, input);
    return paused ? { ok: false, code: 'paused', reason: null } : send(context, input);
  },
};

async function send(context: Context, input: Input): Promise<Sent> {
  const { dependencies } = context;
  const account = await knownAccount(dependencies, input.id);
  if (!account) throw new Refusal('not_found');
  const way = await reachable(context, account, input);
  if (typeof way === 'string') return { ok: false, code: way, reason: null };
  const message = await written(context, input, way);
  const [part] = await account.channel.render(message);
  if (!part) throw new Refusal('unavailable');
  const outcome = await handOver(dependencies, account, { message, part, ...way });
  const failed = outcome.status === 'sent' ? null : outcome;
  const about = aboutProvider(outcome);
  if (about !== undefined) await noteAttempt(dependencies.db, account.row.id, about, dependencies.clock());
  return { ok: !failed, code: failed?.code ?? null, reason: failed?.reason ?? null };
}

/** It is noted as what leaves of a delivery is: some channels give back its words or its id alone. */
async function handOver(
  { db, clock }: Dependencies,
  { row, channel }: KnownAccount,
  {
    message,
    part,
    conversationId,
  }: Pick<Way, 'conversationId'> & { message: OutgoingWritten; part: RenderedPart },
): Promise<WrittenOutcome> {
  if (!conversationId) return channel.send(part, message);
  const { correlation, text } = part;
  const key = { deliveryId: message.id, part: 0 };
  await beginPart(db, {
    ...{ ...key, accountId: row.id, conversationId, correlation },
    ...{ digest: text === null ? null : digestOf(text), attemptedAt: clock() },
  });
  const outcome = await channel.send(part, message);
  const sent = outcome.status === 'sent';
  const left = sent ? { providerId: outcome.providerId, sentAt: clock() } : {};
  await endPart(db, key, { status: sent ? 'sent' : 'failed', ...left });
  return outcome;
}

/** Whom the message goes to, or why it may not. */
async function reachable(
  { dependencies: { db, clock } }: Context,
  { row }: KnownAccount,
  { to, template }: Input,
): Promise<Way | 'never_wrote' | 'window_closed'> {
  const conversation = await findByAddress(db, row.id, namesOf(to));
  const capabilities = CAPABILITIES[row.channel as ConnectedChannel];
  const conversationId = conversation?.id ?? null;
  if (template)
    return { to: conversation ?? { ids: [to.replaceAll(/\D/g, '')] }, humanAgent: false, conversationId };
  if (!conversation) return 'never_wrote';
  const window = answerWindow(capabilities, windowOf(row, conversation), clock());
  if (window.state === 'closed') return 'window_closed';
  return { to: conversation, humanAgent: window.state === 'human', conversationId };
}

/** The ways in which the same number or user name is written. */
function namesOf(to: string): string[] {
  const digits = to.replaceAll(/[\s().-]/g, '');
  return [...new Set([to, `@${to.replace(/^@/, '')}`, digits, `+${digits.replace(/^\+|^00/, '')}`])];
}

async function written(
  { dependencies: { db, random }, language }: Context,
  { id, template }: Input,
  { to, humanAgent }: Way,
): Promise<OutgoingWritten> {
  const key = Buffer.from(random(9)).toString('base64url');
  return {
    ...{ to, humanAgent, id: `${TEST_PREFIX}${key}`, text: CHANNEL_TEXTS[language].test },
    ...{ files: [], replyTo: null },
    template: template && (await filled(db, id, template)),
  };
}

async function filled(db: Database, accountId: string, { name, language }: NonNullable<Input['template']>) {
  const known = (await readTemplates(db, accountId)).find(
    (one) => one.name === name && one.language === language && one.status === 'approved',
  );
  if (!known) throw new Refusal('invalid_body', { fields: [{ pointer: '/template', code: 'invalid' }] });
  return { name, language, parameters: Array.from({ length: known.parameters }, () => TRIED) };
}

/** Stands for every value of an approved text. */
const TRIED = '—';
