import type { OpenedTicket, OpenTicketBody } from '@sinia/contracts';
import type { HttpHandler } from 'msw/http';
import { Desk, type MockDeskOptions, type MockNotice } from './desk.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { challengeRoutes } from './routes/challenges.ts';
import { chatRoutes } from './routes/chat.ts';
import { eventRoutes } from './routes/events.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { trackingRoutes } from './routes/tracking.ts';
import { openTicket } from './verbs/open-ticket.ts';

export interface MockDesk {
  /** For `setupServer(...desk.handlers)` or `setupWorker(...desk.handlers)`. */
  readonly handlers: readonly HttpHandler[];
  /** What is in the desk now: tickets, events, uploads. */
  readonly state: Desk;
  /** What customers were sent, in order. */
  readonly notices: readonly MockNotice[];
  /** Puts tickets into the desk as an integration would open them, such as `fixtures.ca`. */
  seed(bodies: readonly OpenTicketBody[]): OpenedTicket[];
  /**
   * A token as a message to the customer carries it.
   *
   * @param reference the key of a ticket in the desk.
   * @throws Error for an unknown key.
   */
  token(kind: 'tracking' | 'survey', reference: string): string;
}

/**
 * A desk in memory behind the public API: the lifecycle, permissions, idempotency, versions, pages and problems are the
 * real ones, decided by the same core. It checks no signature, origin or expiry, and limits nobody.
 *
 * ```ts
 * const desk = createMockDesk({ baseUrl: 'https://atencio.example' });
 * const server = setupServer(...desk.handlers);
 * ```
 */
export function createMockDesk(options: MockDeskOptions = {}): MockDesk {
  const state = new Desk(options);
  const routes = [
    ticketRoutes,
    trackingRoutes,
    surveyRoutes,
    attachmentRoutes,
    eventRoutes,
    challengeRoutes,
    chatRoutes,
  ];
  const integration = {
    holder: { holder: 'integration' },
    key: 'integration:seed',
    name: 'Integració',
  } as const;
  return {
    handlers: routes.flatMap((routesOf) => routesOf(state)),
    state,
    notices: state.notices,
    seed: (bodies) => bodies.map((body) => openTicket(state, integration, body, 'ca')),
    token(kind, reference) {
      const ticket = state.byReference(reference);
      if (!ticket) throw new Error(`no ticket has the key ${reference}`);
      return state.link(kind === 'survey' ? 'survey_link' : 'link', ticket.state.id);
    },
  };
}
