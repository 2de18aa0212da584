import type { OpenTicketBody } from '@sinia/sdk';
import type { TicketValues } from './ticket-fields.ts';

type Requester = NonNullable<OpenTicketBody['requester']>;

type Circumstances = {
  readonly language: NonNullable<OpenTicketBody['language']>;
  readonly category: string;
  readonly legalType: string;
  readonly channel: OpenTicketBody['channel'];
  readonly requester: Requester | undefined;
  readonly attachmentIds: readonly string[];
};

/** Who asks, without the fields that were left empty. */
export function requesterOf(values: TicketValues): Requester {
  const { name, email, phone, documentId, contract } = values;
  const typed = Object.entries({ name, email, phone, documentId, contract }).map(([field, value]) => [
    field,
    value.trim(),
  ]);
  return Object.fromEntries(typed.filter(([, value]) => value));
}

/** What goes over the wire: only what was said. */
export function ticketBody(values: TicketValues, circumstances: Circumstances): OpenTicketBody {
  const { language, category, channel, requester, attachmentIds } = circumstances;
  const legalType = (circumstances.legalType || values.matter) as OpenTicketBody['legalType'] | '';
  return {
    subject: values.subject.trim(),
    body: values.body.trim(),
    language,
    ...(channel && { channel }),
    ...(legalType && { legalType }),
    ...(category && { category }),
    ...(requester && { requester }),
    ...(attachmentIds.length > 0 && { attachmentIds: [...attachmentIds] }),
  };
}
