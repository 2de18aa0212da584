import type { NoticeKind } from '@sinia/core';
import { ca } from '@sinia/i18n/written-notices/ca';
import { en } from '@sinia/i18n/written-notices/en';
import { es } from '@sinia/i18n/written-notices/es';
import type { Dependencies } from '../use-cases/context.ts';
import type { DeliveryFacts } from '../use-cases/deliveries/delivery-facts.query.ts';
import { lines, type NoticeVariables } from '../use-cases/notices/notice-variables.ts';
import { renderPlain } from '../use-cases/notices/render-notice.ts';
import type { DeliveryRow } from '../use-cases/tickets/message-view.ts';
import { outgoingFile } from './outgoing-file.ts';
import type { OutgoingMessage, SentChannel, WrittenWay } from './transports/transport.ts';

const TEXTS = { ca, es, en } as const;

/** A delivery that goes on in a written conversation: a person's words as they are, a notice in one or two sentences. */
export async function renderWritten(
  dependencies: Dependencies,
  delivery: DeliveryRow & { readonly conversationId: string },
  facts: DeliveryFacts,
  variables: NoticeVariables,
): Promise<OutgoingMessage> {
  const { id, kind, language, messageId, conversationId } = delivery;
  // What was answered before stands in the same conversation: only a new answer is carried.
  const carries = messageId !== null && kind !== 'receipt';
  const answer = carries ? lines(facts.message?.body ?? '') : '';
  const { reference, state, link, surveyLink } = variables;
  const written: WrittenWay = {
    ...{ conversationId, language, template: templateOf(delivery) },
    answers: carries,
    commentId: (carries && facts.message?.place?.commentId) || null,
    writtenBy: carries && facts.message?.author === 'agent' ? 'person' : 'program',
    values: [reference, state, kind === 'survey' ? surveyLink : link],
  };
  return {
    ...{ id, kind, ticketReference: facts.ticket.reference, to: delivery.address, written },
    ...{ channel: delivery.channel as SentChannel, subject: '', html: null, mail: null },
    text: await renderPlain(textOf(kind, language), { ...variables, answer }),
    files: carries ? facts.files.map((file) => outgoingFile(dependencies, file, '')) : [],
  };
}

function textOf(kind: NoticeKind, language: keyof typeof TEXTS): string {
  return TEXTS[language][kind];
}

/** The approved text that an agent has chosen, kept with the delivery when it was decided. */
function templateOf({ data }: DeliveryRow): WrittenWay['template'] {
  return (data.template as WrittenWay['template'] | undefined) ?? null;
}
