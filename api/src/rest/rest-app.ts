import { Refusal } from '@sinia/core';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { callEventRoutes } from '../inbound/call-events.ts';
import { attachmentRoutes } from './attachments.ts';
import { authenticate } from './authenticate.ts';
import { callRoutes } from './calls.ts';
import { challengeRoutes } from './challenges.ts';
import { chatRoutes } from './chat.ts';
import { contactCardRoutes } from './contact-card.ts';
import { contactImportRoutes, IMPORT_TYPES } from './contact-import.ts';
import { contactMergeRoutes } from './contact-merges.ts';
import { contactRoutes } from './contacts.ts';
import { directoryRoutes } from './directory.ts';
import { eventRoutes } from './events.ts';
import { ownContractRoutes } from './own-contracts.ts';
import { problemResponse } from './problem.ts';
import { rateLimits } from './rate-limits.ts';
import { relationRoutes } from './relations.ts';
import { reportRoutes } from './reports.ts';
import type { RestEnvironment } from './rest-environment.ts';
import { restRouter } from './router.ts';
import { surveyRoutes } from './surveys.ts';
import { ticketRoutes } from './tickets.ts';
import { trackingRoutes } from './tracking.ts';
import { trackingEventRoutes } from './tracking-events.ts';

const JSON_LIMIT = 1024 * 1024;
const UPLOAD_LIMIT = 26 * 1024 * 1024;
/** They say all that they say by being called. */
const WITHOUT_BODY = /\/(?:undo|revoke|supervisor)$/;

const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new Refusal(maxSize === UPLOAD_LIMIT ? 'attachment_too_large' : 'body_too_large');
    },
  });
const limitJson = limitBody(JSON_LIMIT);
const limitUpload = limitBody(UPLOAD_LIMIT);

/** Refuses a body of another type than the operation takes, before anything reads it. */
const requireContentType = createMiddleware<RestEnvironment>(async (c, next) => {
  if (c.req.method !== 'POST' && c.req.method !== 'PATCH') return next();
  if (WITHOUT_BODY.test(c.req.path)) return limitJson(c, next);
  const upload = c.req.path.endsWith('/attachments');
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (c.req.path.endsWith('/contacts/import')) {
    if (!IMPORT_TYPES.some((one) => one === type)) throw new Refusal('content_type_unsupported');
    return next();
  }
  if (type !== (upload ? 'multipart/form-data' : 'application/json'))
    throw new Refusal('content_type_unsupported');
  return upload ? limitUpload(c, next) : limitJson(c, next);
});

/** The public door, `/v1`. */
export function restApp() {
  const rest = restRouter();
  rest.onError(problemResponse);
  rest.notFound((c) => problemResponse(new Refusal('route_unknown'), c));
  // A provider proves itself by its signature: no caller of ours, and not counted as one.
  rest.route('/calls/events', callEventRoutes());
  rest.use(authenticate, rateLimits, requireContentType);
  rest.route('/', ticketRoutes);
  rest.route('/', relationRoutes);
  rest.route('/', trackingRoutes);
  rest.route('/', trackingEventRoutes);
  rest.route('/', chatRoutes);
  rest.route('/', ownContractRoutes);
  rest.route('/', surveyRoutes);
  rest.route('/', attachmentRoutes);
  rest.route('/', eventRoutes);
  rest.route('/', callRoutes);
  rest.route('/', reportRoutes);
  rest.route('/', contactMergeRoutes);
  rest.route('/', contactCardRoutes);
  rest.route('/', contactImportRoutes);
  rest.route('/', contactRoutes);
  rest.route('/', challengeRoutes);
  rest.route('/', directoryRoutes);
  return rest;
}
