import { liveRouter } from './live-router.ts';
import { router } from './procedure.ts';
import { ticketsRouter } from './tickets-router.ts';

/** The private door of our own desk; it changes freely with the desk. */
export const appRouter = router({
  tickets: ticketsRouter,
  live: liveRouter,
});

export type AppRouter = typeof appRouter;
export type { RefusalShape } from './procedure.ts';
