import { deliveriesRouter } from './deliveries-router.ts';
import { draftsRouter } from './drafts-router.ts';
import { groupsRouter } from './groups-router.ts';
import { keysRouter } from './keys-router.ts';
import { liveRouter } from './live-router.ts';
import { noticesRouter } from './notices-router.ts';
import { router } from './procedure.ts';
import { repliesRouter } from './replies-router.ts';
import { sitesRouter } from './sites-router.ts';
import { staffRouter } from './staff-router.ts';
import { ticketsRouter } from './tickets-router.ts';

/** The private door of our own desk; it changes freely with the desk. */
export const appRouter = router({
  tickets: ticketsRouter,
  replies: repliesRouter,
  drafts: draftsRouter,
  deliveries: deliveriesRouter,
  staff: staffRouter,
  groups: groupsRouter,
  sites: sitesRouter,
  keys: keysRouter,
  notices: noticesRouter,
  live: liveRouter,
});

export type AppRouter = typeof appRouter;
export type { RefusalShape } from './procedure.ts';
