import { LANGUAGES, NOTICE_KINDS, type PublicStatus } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { trackingUrl } from '../access-token.ts';
import { type DeliveryFacts, readDeliveryFacts } from '../deliveries/delivery-facts.query.ts';
import { readTemplates, templateOf } from '../notices/notice-store.ts';
import { noticeVariables } from '../notices/notice-variables.ts';
import { renderNotice } from '../notices/render-notice.ts';
import { defineQuery } from '../query.ts';
import { ticketScope } from '../scope.ts';
import type { DeliveryRow } from '../tickets/message-view.ts';

const PAGE = 100;

const { deliveries, tickets } = schema;

export const Letter = z.object({
  id: z.string(),
  ticketId: z.string(),
  reference: z.string(),
  kind: z.enum(NOTICE_KINDS),
  language: z.enum(LANGUAGES),
  name: z.string(),
  /** As it was given: street, number, town. */
  address: z.string(),
  subject: z.string(),
  text: z.string(),
  createdAt: z.string(),
});

/** What customers wait for on paper, oldest first, ready to print. A letter carries no link that opens the thread. */
export const listLetters = defineQuery({
  name: 'listLetters',
  permission: 'delivery.retry',
  input: z.object({}),
  output: z.array(Letter),
  async run(context) {
    const { db, settings } = context.dependencies;
    const waiting = and(eq(deliveries.channel, 'post'), eq(deliveries.status, 'queued'));
    const rows = await db
      .select({ delivery: deliveries })
      .from(deliveries)
      .innerJoin(tickets, eq(tickets.id, deliveries.ticketId))
      .where(and(waiting, ticketScope(context, 'delivery.retry')))
      .orderBy(asc(deliveries.createdAt))
      .limit(PAGE);
    const batch = rows.map(({ delivery }) => delivery);
    const [facts, templates] = await Promise.all([readDeliveryFacts(db, batch), readTemplates(db)]);
    return Promise.all(
      batch.flatMap((delivery) => {
        const known = facts.get(delivery.id);
        if (!known) return [];
        const template = templateOf(templates, delivery.kind, delivery.language);
        return [
          renderNotice(template, variablesOf(delivery, known, settings)).then(({ subject, text }) => ({
            ...headOf(delivery, known),
            subject,
            text,
          })),
        ];
      }),
    );
  },
});

function headOf(
  { id, ticketId, kind, language, address, createdAt }: DeliveryRow,
  { ticket }: DeliveryFacts,
) {
  const { reference, requester } = ticket;
  const name = requester.name ?? '';
  return { id, ticketId, reference, kind, language, name, address, createdAt: createdAt.toISOString() };
}

function variablesOf(
  { kind, language, data }: DeliveryRow,
  { ticket, message, files }: DeliveryFacts,
  settings: Parameters<typeof noticeVariables>[1],
) {
  const opening = kind === 'receipt';
  return noticeVariables(
    {
      ...{ kind, language, ticket },
      opening: opening ? message : null,
      answer: opening ? null : message,
      publicStatus: (data.publicStatus as PublicStatus | undefined) ?? null,
      fileNames: opening ? files.map((file) => file.fileName) : [],
      link: trackingUrl(settings.baseUrl, ticket.reference),
      ...{ surveyLink: '', transcript: '' },
    },
    settings,
  );
}
