import type { OpenTicketBody } from '@sinia/sdk';
import { type TicketValues, trimmed } from './ticket-fields.ts';

type Circumstances = {
  readonly language: NonNullable<OpenTicketBody['language']>;
  readonly category: string;
  readonly legalType: string;
  readonly channel: OpenTicketBody['channel'];
  /** Whether the host has not said who asks. */
  readonly namesRequester: boolean;
  /** What a signed-in customer asks about. */
  readonly contract: string | undefined;
  readonly attachmentIds: readonly string[];
};

/** Without the fields that were left empty; nothing when all were. */
function filled<Fields extends object>(fields: Fields): Fields | undefined {
  const said = Object.entries(fields).filter(([, value]) => value);
  return said.length ? (Object.fromEntries(said) as Fields) : undefined;
}

/** What goes over the wire: only what was said. */
export function ticketBody(values: TicketValues, circumstances: Circumstances): OpenTicketBody {
  const { about: _, matter, street, number, subject, body, ...requester } = trimmed(values);
  const { attachmentIds, category, channel, language, legalType, namesRequester, contract } = circumstances;
  return {
    subject,
    body,
    ...filled({
      language,
      channel,
      legalType: (legalType || matter) as OpenTicketBody['legalType'],
      category,
      location: street ? filled({ street, number }) : undefined,
      requester: filled(namesRequester ? requester : { contract }),
      attachmentIds: attachmentIds.length ? [...attachmentIds] : undefined,
    }),
  } as OpenTicketBody;
}
