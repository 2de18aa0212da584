import { Message, TicketId } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import { addMessageRows } from '../tickets/add-message-rows.ts';
import { authorOf } from '../tickets/message-store.ts';
import { aboutTicket, lockTicket, type TicketRow } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { readConversations } from './conversation-store.ts';
import { readTemplates, type TemplateRow } from './template-store.ts';

const Input = z.object({
  id: TicketId,
  name: z.string().max(512),
  language: z.string().max(20),
  /** What is put in for `{{1}}`, `{{2}}`…, one line each. */
  parameters: z
    .array(
      z
        .string()
        .trim()
        .min(1)
        .max(300)
        .regex(/^[^\n\r\t]*$/),
    )
    .max(10),
});
type Input = z.output<typeof Input>;

/**
 * An approved text, sent by a person where the window is closed to their own words.
 *
 * @throws Refusal `invalid_body` at `/name` for one that is not approved for the account, at `/parameters` for too few or many.
 */
export const sendTemplate = defineUseCase({
  name: 'sendTemplate',
  permission: 'ticket.reply',
  input: Input,
  output: Message,
  load,
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: (work, { input: { parameters }, subject: { ticket, template }, context }) => {
    if (!template) throw wrong('/name');
    if (template.parameters !== parameters.length) throw wrong('/parameters');
    const { name, language } = template;
    return addMessageRows(work, context, ticket, {
      ...{ visibility: 'public', author: authorOf(context.actor), authorName: context.actor.name },
      body: filled(template.body, parameters),
      detail: { template: JSON.stringify({ name, language, parameters }) },
      ...(ticket.noticeRoute
        ? { more: { channel: ticket.noticeRoute.channel as TicketRow['channel'] } }
        : {}),
    });
  },
});

async function load(
  tx: Transaction,
  { id, name, language }: Input,
): Promise<{ ticket: TicketRow; template: TemplateRow | undefined }> {
  const ticket = await lockTicket(tx, id);
  const route = ticket.noticeRoute;
  const conversationId = route && 'conversationId' in route ? route.conversationId : '';
  const conversation = (await readConversations(tx, [conversationId])).get(conversationId);
  const known = conversation ? await readTemplates(tx, conversation.accountId) : [];
  const template = known.find(
    (one) => one.name === name && one.language === language && one.status === 'approved',
  );
  return { ticket, template };
}

const wrong = (pointer: string) => new Refusal('invalid_body', { fields: [{ pointer, code: 'invalid' }] });

function filled(body: string, parameters: readonly string[]): string {
  return body.replace(/\{\{(\d+)\}\}/g, (_whole, number) => parameters[Number(number) - 1] ?? '');
}
