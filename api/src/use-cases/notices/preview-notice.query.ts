import { TicketId } from '@sinia/contracts';
import { LANGUAGES, NOTICE_KINDS } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { surveyUrl, trackingUrl } from '../access-token.ts';
import { readTranscript } from '../chat/transcript.query.ts';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { visibleTicket } from '../tickets/get-ticket.query.ts';
import { readTemplates, templateOf } from './notice-store.ts';
import { type NoticeVariables, noticeVariables } from './notice-variables.ts';
import { renderNotice } from './render-notice.ts';
import { sampleVariables } from './sample-variables.ts';

const Input = z.object({
  kind: z.enum(NOTICE_KINDS),
  language: z.enum(LANGUAGES),
  /** A wording that was not saved yet; the one in force otherwise. */
  template: z.object({ subject: z.string().max(300), text: z.string().max(20_000) }).optional(),
  /** A ticket that the caller may read; an invented one otherwise. */
  ticketId: TicketId.optional(),
});
type Input = z.output<typeof Input>;

/** A notice as it would be read, with a real ticket or an invented one. Its links open nothing. */
export const previewNotice = defineQuery({
  name: 'previewNotice',
  permission: 'template.read',
  input: Input,
  output: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
  async run(context, input) {
    const { db, settings } = context.dependencies;
    const template = input.template ?? templateOf(await readTemplates(db), input.kind, input.language);
    const variables = input.ticketId
      ? await ofTicket(context, input, input.ticketId)
      : sampleVariables(input.kind, input.language, settings);
    return renderNotice(template, variables);
  },
});

async function ofTicket(context: Context, input: Input, ticketId: string): Promise<NoticeVariables> {
  const { db, settings } = context.dependencies;
  const { messages, attachments } = schema;
  const ticket = await visibleTicket(context, 'ticket.read', ticketId);
  const inPublic = and(eq(messages.ticketId, ticketId), eq(messages.visibility, 'public'));
  const answered = and(inPublic, inArray(messages.author, ['agent', 'integration']));
  const [[opening], [answer]] = await Promise.all([
    db.select().from(messages).where(inPublic).orderBy(asc(messages.createdAt), asc(messages.id)).limit(1),
    db.select().from(messages).where(answered).orderBy(desc(messages.createdAt), desc(messages.id)).limit(1),
  ]);
  const files = opening
    ? await db.select().from(attachments).where(eq(attachments.messageId, opening.id))
    : [];
  return noticeVariables(
    {
      kind: input.kind,
      language: input.language,
      ticket,
      opening: opening ?? null,
      answer: answer ?? null,
      publicStatus: null,
      fileNames: files.map((file) => file.fileName),
      link: trackingUrl(settings.baseUrl, ticket.reference),
      surveyLink: surveyUrl(settings.baseUrl, ''),
      transcript: input.kind === 'transcript' ? await readTranscript(db, ticketId, input.language) : '',
    },
    settings,
  );
}
