import { randomBytes } from 'node:crypto';
import { type Conditions, GOOD_DAY } from '../conditions.ts';

export type GraphConditions = Conditions & {
  /** What is told of new mail never arrives. */
  losesNotifications: boolean;
  /** Whoever asks for a page must wait so long (Retry-After). */
  retryAfterSeconds: number;
  /** The application may not enter the mailbox any more. */
  forbidden: boolean;
  /** Our door cannot be reached from outside. */
  refusesSubscriptions: boolean;
  /** Exchange cannot write this message down as MIME. */
  unreadableMime: boolean;
};

export const GRAPH_GOOD_DAY: GraphConditions = {
  ...GOOD_DAY,
  losesNotifications: false,
  retryAfterSeconds: 0,
  forbidden: false,
  refusesSubscriptions: false,
  unreadableMime: false,
};

export type FakeGraphMailOptions = {
  tenant: string;
  clientId: string;
  clientSecret: string;
  /** Address of the one mailbox of the tenant. */
  user: string;
  /** Where this fake listens, once that is known. */
  origin: () => string;
  now?: () => Date;
  fetch?: typeof globalThis.fetch;
  /** A mail has left the mailbox. */
  onSent?: (message: FakeMessage) => void;
  /** Messages on a page of the delta query unless more are asked for; at most so many. Default 50. */
  pageSize?: number;
};

export type Folder = 'inbox' | 'sentitems' | 'drafts' | 'archive';

export type FakeMessage = {
  /** The same wherever it lies. */
  immutableId: string;
  /** Changes with every move. */
  id: string;
  folder: Folder;
  raw: Buffer;
  receivedAt: Date;
  isDraft: boolean;
  isRead: boolean;
  files: { name: string; bytes: Buffer }[];
  /** Where it stands in the order of changes. */
  changed: number;
};

export type FakeSubscription = {
  id: string;
  notificationUrl: string;
  lifecycleNotificationUrl: string;
  clientState: string;
  expiresAt: Date;
  immutable: boolean;
};

/** What the fake knows while it runs. */
export type GraphMailState = FakeGraphMailOptions & {
  clock: () => Date;
  conditions: GraphConditions;
  /** Each token with its end. */
  tokens: Map<string, Date>;
  messages: FakeMessage[];
  subscriptions: Map<string, FakeSubscription>;
  /** What was taken out of the inbox, and when in the order of changes. */
  removed: { id: string; immutableId: string; changed: number }[];
  changes: number;
  /** Places of the delta query that are not known any more stand below. */
  forgottenBelow: number;
  uploads: Map<string, { messageId: string; name: string; size: number; bytes: Buffer }>;
  /** Requests as they came: verb and path. */
  requests: string[];
};

export function createState(options: FakeGraphMailOptions): GraphMailState {
  return {
    ...options,
    clock: options.now ?? (() => new Date()),
    conditions: { ...GRAPH_GOOD_DAY },
    tokens: new Map(),
    messages: [],
    subscriptions: new Map(),
    removed: [],
    changes: 0,
    forgottenBelow: 0,
    uploads: new Map(),
    requests: [],
  };
}

export function addMessage(
  state: GraphMailState,
  folder: Folder,
  raw: Buffer,
  more: Partial<FakeMessage> = {},
): FakeMessage {
  state.changes += 1;
  const message: FakeMessage = {
    ...{ immutableId: `AAkALg${drawId()}`, id: `AAMkAD${drawId()}`, folder, raw, files: [] },
    ...{ receivedAt: state.clock(), isDraft: false, isRead: false, changed: state.changes },
    ...more,
  };
  state.messages.push(message);
  return message;
}

/** A message in another folder has another id, unless ids are asked for that stay. */
export function moveMessage(state: GraphMailState, message: FakeMessage, folder: Folder): void {
  state.changes += 1;
  if (message.folder === 'inbox') {
    const { id, immutableId } = message;
    state.removed.push({ id, immutableId, changed: state.changes });
  }
  Object.assign(message, { folder, id: `AAMkAD${drawId()}`, changed: state.changes });
}

export const drawId = () => `${randomBytes(12).toString('base64url')}=`;

export function headerOf(raw: Buffer, name: string): string {
  const head = raw.toString('utf8').split(/\r?\n\r?\n/)[0] ?? '';
  const unfolded = head.replaceAll(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? '';
}

/** An error of Graph. */
export const graphMailError = (code: string, message = code) => ({
  error: { code, message, innerError: { 'request-id': '7d3f-fake' } },
});
