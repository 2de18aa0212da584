export {
  type Client,
  type ClientOptions,
  createClient,
  type Pending,
  type RequestOptions,
  type WithResponse,
} from './client.ts';
export {
  AbortError,
  APIError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  NotFoundError,
  PayloadTooLargeError,
  PermissionDeniedError,
  PreconditionFailedError,
  RateLimitError,
  ServerError,
  SiniaError,
  TimeoutError,
  UnprocessableEntityError,
} from './errors.ts';
export type { StreamedEvent, StreamOptions } from './event-stream.ts';
export type { List, Page } from './page.ts';
export { Attachments, type UploadOptions } from './resources/attachments.ts';
export { Calls, type ReportOptions } from './resources/calls.ts';
export { Challenges } from './resources/challenges.ts';
export { Chats } from './resources/chats.ts';
export { Contacts, type UpdateContactOptions } from './resources/contacts.ts';
export { Directory } from './resources/directory.ts';
export { Events } from './resources/events.ts';
export { Messages } from './resources/messages.ts';
export { Reports } from './resources/reports.ts';
export { Surveys } from './resources/surveys.ts';
export { Tickets, type UpdateTicketOptions } from './resources/tickets.ts';
export { Tracking } from './resources/tracking.ts';
export { Sinia } from './sinia.ts';
export type * from './types.ts';
