import { alertsRouter } from './alerts-router.ts';
import { callsRouter } from './calls-router.ts';
import { channelsRouter } from './channels-router.ts';
import { chatsRouter } from './chats-router.ts';
import { contactsRouter } from './contacts-router.ts';
import { deliveriesRouter } from './deliveries-router.ts';
import { directoryRouter } from './directory-router.ts';
import { draftsRouter } from './drafts-router.ts';
import { followersRouter } from './followers-router.ts';
import { groupsRouter } from './groups-router.ts';
import { integrationsRouter } from './integrations-router.ts';
import { keysRouter } from './keys-router.ts';
import { liveRouter } from './live-router.ts';
import { mailboxesRouter } from './mailboxes-router.ts';
import { noticesRouter } from './notices-router.ts';
import { openingsRouter } from './openings-router.ts';
import { presenceRouter } from './presence-router.ts';
import { router } from './procedure.ts';
import { manyRouter, relationsRouter } from './relations-router.ts';
import { repliesRouter } from './replies-router.ts';
import { reportsRouter } from './reports-router.ts';
import { sendersRouter } from './senders-router.ts';
import { sitesRouter } from './sites-router.ts';
import { ssoRouter } from './sso-router.ts';
import { staffRouter } from './staff-router.ts';
import { ticketsRouter } from './tickets-router.ts';

/** The private door of our own desk; it changes freely with the desk. */
export const appRouter = router({
  tickets: ticketsRouter,
  relations: relationsRouter,
  many: manyRouter,
  contacts: contactsRouter,
  senders: sendersRouter,
  replies: repliesRouter,
  openings: openingsRouter,
  drafts: draftsRouter,
  deliveries: deliveriesRouter,
  staff: staffRouter,
  sso: ssoRouter,
  groups: groupsRouter,
  mailboxes: mailboxesRouter,
  channels: channelsRouter,
  sites: sitesRouter,
  keys: keysRouter,
  directory: directoryRouter,
  integrations: integrationsRouter,
  notices: noticesRouter,
  calls: callsRouter,
  chats: chatsRouter,
  reports: reportsRouter,
  presence: presenceRouter,
  followers: followersRouter,
  alerts: alertsRouter,
  live: liveRouter,
});

export type AppRouter = typeof appRouter;
export type { Alert } from '../use-cases/alerts/alert-view.ts';
export type { AskedSupervisor } from '../use-cases/calls/asked-supervisors.query.ts';
export type { PublicWay } from '../use-cases/channels/public-way.query.ts';
export type { ReplyWay } from '../use-cases/channels/reply-way.query.ts';
export type { ShownChat, ShownChats } from './live-chats.ts';
export type { LiveSignal, Present } from './live-signals.ts';
export type { RefusalShape } from './procedure.ts';
export type { ManyResult, ManyUndo, ManyWork } from './relations-router.ts';
