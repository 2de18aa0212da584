import { createMockDesk as create, fixtures as synthetic } from '@sinia/mocks';
import type { HttpHandler } from 'msw/http';
import type { OpenedTicket, OpenTicketBody } from './types.ts';

export interface MockDeskOptions {
  /** What the client under test has as its `baseUrl`. Default `https://sinia.example`. */
  readonly baseUrl?: string;
  /** The clock; default: the real one. */
  readonly now?: () => Date;
  /** Random bytes; default: `crypto.getRandomValues`. */
  readonly random?: (length: number) => Uint8Array;
}

/** What a customer would have been sent. */
export interface MockNotice {
  /** `receipt`, `receipt_unverified`, `in_progress`, `pending`, `reply`, `resolved`, `reopened`, `survey`, `access_link`. */
  readonly kind: string;
  readonly to: string;
  readonly reference: string;
  /** Of the link to the thread, or to the survey, that it carries. */
  readonly token: string | null;
}

export interface MockDesk {
  /** For `setupServer(...desk.handlers)` or `setupWorker(...desk.handlers)`. */
  readonly handlers: readonly HttpHandler[];
  /** In the order of sending. */
  readonly notices: readonly MockNotice[];
  /** Opens tickets as an integration would, such as `fixtures.ca`. */
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
 * A desk in memory for tests without a server; needs `msw` 3. Lifecycle, permissions, idempotency, versions, pages and
 * problems are decided by the code that decides them in the desk. It checks no signature, origin or expiry, and limits
 * nobody.
 *
 * ```ts
 * const desk = createMockDesk({ baseUrl: 'https://atencio.example' });
 * const server = setupServer(...desk.handlers);
 * desk.seed(fixtures.ca);
 * ```
 */
export const createMockDesk: (options?: MockDeskOptions) => MockDesk = create;

/** Synthetic tickets to open, in Catalan and Spanish. */
export const fixtures: { readonly ca: readonly OpenTicketBody[]; readonly es: readonly OpenTicketBody[] } =
  synthetic;
