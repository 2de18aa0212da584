import { CAPABILITIES, type OutgoingWritten } from '@sinia/channels';
import { answerWindow, Refusal } from '@sinia/core';
import type { ConnectedChannel } from '@sinia/core/channel-account';
import type { Database } from '@sinia/database';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { aboutProvider } from './about-provider.ts';
import { noteAttempt } from './account-store.ts';
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
type Way = Pick<OutgoingWritten, 'to' | 'humanAgent'>;

/**
 * Sends a few words to whoever administers an account, to see whether they arrive. It belongs to no ticket. Nothing leaves
 * for somebody who never wrote to the account, but an approved text.
 */
export const sendTestMessage = defineQuery({
  name: 'sendTestMessage',
  permission: 'channel.write',
  input: Input,
  output: z.object({
    ok: z.boolean(),
    /** One of the send codes, or `never_wrote`. */
    code: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  async run(context, input) {
    const { dependencies } = context;
    const account = await knownAccount(dependencies, input.id);
    if (!account) throw new Refusal('not_found');
    const way = await reachable(context, account, input);
    if (typeof way === 'string') return { ok: false, code: way, reason: null };
    const message = await written(context, input, way);
    const [part] = await account.channel.render(message);
    if (!part) throw new Refusal('unavailable');
    const outcome = await account.channel.send(part, message);
    const failed = outcome.status === 'sent' ? null : outcome;
    const about = aboutProvider(outcome);
    if (about !== undefined) await noteAttempt(dependencies.db, account.row.id, about, dependencies.clock());
    dependencies.log.info({ accountId: account.row.id, outcome: outcome.status }, 'a test message was sent');
    return { ok: !failed, code: failed?.code ?? null, reason: failed?.reason ?? null };
  },
});

/** Whom the message goes to, or why it may not. */
async function reachable(
  { dependencies: { db, clock } }: Context,
  { row }: KnownAccount,
  { to, template }: Input,
): Promise<Way | 'never_wrote' | 'window_closed'> {
  const conversation = await findByAddress(db, row.id, namesOf(to));
  const capabilities = CAPABILITIES[row.channel as ConnectedChannel];
  if (template) return { to: conversation ?? { ids: [to.replaceAll(/\D/g, '')] }, humanAgent: false };
  if (!conversation) return 'never_wrote';
  const window = answerWindow(capabilities, windowOf(row, conversation), clock());
  if (window.state === 'closed') return 'window_closed';
  return { to: conversation, humanAgent: window.state === 'human' };
}

/** The ways in which the same number or user name is written. */
function namesOf(to: string): string[] {
  const digits = to.replaceAll(/[\s().-]/g, '');
  return [...new Set([to, `@${to.replace(/^@/, '')}`, digits, `+${digits.replace(/^\+|^00/, '')}`])];
}

async function written(
  { dependencies: { db, random }, language }: Context,
  { id, template }: Input,
  way: Way,
): Promise<OutgoingWritten> {
  const key = Buffer.from(random(9)).toString('base64url');
  return {
    ...{ ...way, id: `${TEST_PREFIX}${key}`, text: CHANNEL_TEXTS[language].test, files: [], replyTo: null },
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
