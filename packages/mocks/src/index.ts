import { ca } from './synthetic/ca.ts';
import { es } from './synthetic/es.ts';

export { createMockDesk, type MockDesk } from './create-mock-desk.ts';
export type { Desk, MockDeskOptions, MockLink, MockNotice, MockTicket, MockUpload } from './desk.ts';

/** Synthetic tickets to open, in Catalan and Spanish. */
export const fixtures = { ca, es };
