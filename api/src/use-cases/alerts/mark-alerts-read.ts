import { TicketId } from '@sinia/contracts';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { markRead } from './alert-store.ts';
import { AlertId } from './alert-view.ts';

/** The caller has seen one alert, those of a ticket, or all. */
export const markAlertsRead = defineUseCase({
  name: 'markAlertsRead',
  permission: 'event.feed',
  input: z.strictObject({ id: AlertId.optional(), ticketId: TicketId.optional() }),
  output: z.object({}),
  load: async () => null,
  about: (_subject, context) => ({ assigneeId: context.actor.id }),
  run: (work, { input, context }) => {
    markRead(work, context.actor.id, input);
    work.signal('alerts');
    return {};
  },
});
