import { RequestAccessBody, RequestedAccess } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { z } from 'zod';
import { drawId } from '../tickets/message-store.ts';
import type { TicketRow } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { TypedReference, ticketByReference } from './get-tracked-status.query.ts';

type Address = z.output<typeof RequestAccessBody>;

/**
 * Sends the link to the thread to whoever opened it. The answer is the same whether the address matches or not, and an
 * unknown key is answered in the same way, so that neither can be guessed.
 */
export const requestTrackingAccess = defineUseCase({
  name: 'requestTrackingAccess',
  permission: 'tracking.request_access',
  input: z.object({ reference: TypedReference, address: RequestAccessBody }),
  output: RequestedAccess,
  load: async (tx, { reference }, context) =>
    ticketByReference(context, reference, tx).catch(unknownIsNobody),
  about: () => ({}),
  run: (work, { input, subject, context, now }) => {
    const route = subject && matchingRoute(subject, input.address);
    if (subject && route) {
      work.write(
        work.tx.insert(schema.deliveries).values({
          id: drawId(context, now, 'dlv'),
          ticketId: subject.id,
          seq: subject.eventSeq,
          kind: 'access_link',
          ...route,
          language: subject.language,
          data: {},
          provoked: true,
          status: 'queued',
          dueAt: now,
          createdAt: now,
        }),
      );
    }
    work.audit('tracking.access_requested', subject?.id ?? null);
    return { accepted: true as const };
  },
});

function unknownIsNobody(error: unknown): null {
  if (error instanceof Error && error.message === 'not_found') return null;
  throw error;
}

function matchingRoute(
  ticket: TicketRow,
  given: Address,
): { channel: 'email' | 'sms'; address: string } | null {
  if ('email' in given) {
    const { email } = ticket.requester;
    return email && email.toLowerCase() === given.email.toLowerCase()
      ? { channel: 'email', address: email }
      : null;
  }
  const phone = ticket.requester.phone;
  const same = phone && lastDigits(phone) === lastDigits(given.phone);
  return same ? { channel: 'sms', address: phone } : null;
}

/** Nine digits say a Spanish number, however its prefix was written. */
function lastDigits(phone: string): string {
  return phone.replace(/\D/g, '').slice(-9);
}
