/** Everything that can be asked of the system, one name a verb; both doors, live events, mail and jobs use this table. */
export const PERMISSIONS = [
  'ticket.open',
  'ticket.list',
  'ticket.read',
  'ticket.update',
  'ticket.reply',
  'ticket.note',
  'ticket.history',
  'ticket.public.read',
  'ticket.public.reply',
  'tracking.status',
  'tracking.request_access',
  'survey.read',
  'survey.answer',
  'attachment.upload',
  'attachment.read',
  'event.feed',
  'call.list',
  'call.read',
  'call.handle',
  'call.supervise',
  'call.listen',
  'call.settings',
  'chat.look',
  'chat.attend',
  'chat.settings',
  'report.read',
  'contact.list',
  'contact.read',
  'contact.write',
  'contact.merge',
  'contact.settings',
  'contract.own',
  'staff.list',
  'delivery.retry',
  'template.read',
  'template.write',
  'audit.read',
  'mailbox.list',
  'mailbox.write',
  'channel.read',
  'channel.write',
  'sender.block',
  'group.write',
  'staff.write',
  'sso.write',
  'site.read',
  'site.write',
  'key.write',
  'directory.search',
  'directory.read',
  'directory.import',
  'directory.write',
  'integration.read',
  'integration.write',
  'document.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const STAFF_ROLES = ['admin', 'supervisor', 'agent', 'auditor', 'light'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who calls, seen by the table: a staff role, or the kind of credential. */
export type PermissionHolder =
  | StaffRole
  | 'integration'
  | 'site'
  | 'customer'
  | 'link'
  | 'survey_link'
  | 'system'
  | 'anonymous';

/** `own`: theirs (asked for it, or it is assigned to them, or the link is for it). `group`: of one of their groups, or own. */
export type Reach = 'own' | 'group' | 'any';

type Grants = { readonly [P in Permission]?: Reach };

const OPEN_DOORS = { 'tracking.status': 'any', 'tracking.request_access': 'any' } as const satisfies Grants;

const WORK = {
  ...OPEN_DOORS,
  'chat.attend': 'any',
  'ticket.open': 'any',
  'attachment.upload': 'any',
  'staff.list': 'any',
  'mailbox.list': 'any',
  'directory.search': 'any',
  'directory.read': 'any',
  'call.list': 'any',
  'call.read': 'any',
  'call.handle': 'any',
  'call.listen': 'own',
} as const satisfies Grants;

/** Customers belong to no group: whoever works with them works with all of them. */
const CONTACTS = {
  'contact.list': 'any',
  'contact.read': 'any',
  'contact.write': 'any',
  'contact.merge': 'any',
} as const satisfies Grants;

const SUPERVISE = {
  ...WORK,
  'call.supervise': 'any',
  'report.read': 'any',
  'call.listen': 'any',
  'ticket.list': 'any',
  'ticket.read': 'any',
  'ticket.update': 'any',
  'ticket.reply': 'any',
  'ticket.note': 'any',
  'ticket.history': 'any',
  'attachment.read': 'any',
  'event.feed': 'any',
  ...CONTACTS,
  'delivery.retry': 'any',
  'template.read': 'any',
  'sender.block': 'any',
  'integration.read': 'any',
  'channel.read': 'any',
} as const satisfies Grants;

export const GRANTS = {
  admin: {
    ...SUPERVISE,
    'template.write': 'any',
    'audit.read': 'any',
    'mailbox.write': 'any',
    'channel.write': 'any',
    'group.write': 'any',
    'staff.write': 'any',
    'sso.write': 'any',
    'site.read': 'any',
    'site.write': 'any',
    'key.write': 'any',
    'directory.import': 'any',
    'directory.write': 'any',
    'integration.write': 'any',
    'call.settings': 'any',
    'chat.settings': 'any',
    'contact.settings': 'any',
    'document.read': 'any',
  },
  supervisor: { ...SUPERVISE, 'document.read': 'any' },
  agent: {
    ...WORK,
    'ticket.list': 'group',
    'ticket.read': 'group',
    'ticket.update': 'group',
    'ticket.reply': 'group',
    'ticket.note': 'group',
    'ticket.history': 'group',
    'attachment.read': 'group',
    'event.feed': 'group',
    ...CONTACTS,
    'delivery.retry': 'group',
    'template.read': 'any',
    'sender.block': 'any',
  },
  auditor: {
    'tracking.status': 'any',
    'ticket.list': 'any',
    'ticket.read': 'any',
    'ticket.history': 'any',
    'attachment.read': 'any',
    'event.feed': 'any',
    'call.list': 'any',
    'call.read': 'any',
    'report.read': 'any',
    'call.listen': 'any',
    'contact.list': 'any',
    'contact.read': 'any',
    'staff.list': 'any',
    'mailbox.list': 'any',
    'site.read': 'any',
    'template.read': 'any',
    'audit.read': 'any',
    'integration.read': 'any',
    'channel.read': 'any',
  },
  light: {
    ...OPEN_DOORS,
    'ticket.open': 'any',
    'attachment.upload': 'any',
    'ticket.public.read': 'own',
    'ticket.public.reply': 'own',
  },
  integration: {},
  site: { ...OPEN_DOORS, 'chat.look': 'any', 'ticket.open': 'any', 'attachment.upload': 'any' },
  customer: {
    ...OPEN_DOORS,
    'chat.look': 'any',
    'ticket.open': 'any',
    'attachment.upload': 'any',
    'ticket.public.read': 'own',
    'ticket.public.reply': 'own',
    'attachment.read': 'own',
    'contract.own': 'own',
  },
  link: {
    ...OPEN_DOORS,
    'ticket.public.read': 'own',
    'ticket.public.reply': 'own',
    'attachment.upload': 'any',
    'attachment.read': 'own',
  },
  survey_link: { ...OPEN_DOORS, 'survey.read': 'own', 'survey.answer': 'own' },
  system: {
    'ticket.open': 'any',
    'ticket.read': 'any',
    'ticket.update': 'any',
    'ticket.public.reply': 'any',
    'call.handle': 'any',
    'report.read': 'any',
    'attachment.upload': 'any',
    'directory.search': 'any',
    'directory.read': 'any',
    'directory.import': 'any',
    'document.read': 'any',
    'contact.write': 'any',
  },
  anonymous: OPEN_DOORS,
} as const satisfies Record<PermissionHolder, Grants>;

/** What each scope of a secret key adds to the (empty) row `integration`. */
export const SCOPES = {
  'tickets:read': {
    ...OPEN_DOORS,
    'ticket.list': 'any',
    'ticket.read': 'any',
    'ticket.history': 'any',
    'attachment.read': 'any',
    'event.feed': 'any',
  },
  'tickets:write': {
    ...OPEN_DOORS,
    'ticket.open': 'any',
    'ticket.update': 'any',
    'ticket.reply': 'any',
    'ticket.note': 'any',
    'attachment.upload': 'any',
  },
  'contacts:read': {
    ...OPEN_DOORS,
    'contact.list': 'any',
    'contact.read': 'any',
    'directory.search': 'any',
    'directory.read': 'any',
    'document.read': 'any',
  },
  'contacts:write': { ...OPEN_DOORS, 'contact.write': 'any', 'contact.merge': 'any' },
  'calls:read': { 'call.list': 'any', 'call.read': 'any' },
  'calls:write': { 'call.handle': 'any' },
  'reports:read': { 'report.read': 'any' },
  'webhooks:manage': {},
} as const satisfies Record<string, Grants>;
export type Scope = keyof typeof SCOPES;

/** What staff may not do from a panel inside another page, whatever their role: settings, exports, reports. */
export const NOT_IN_PANEL: ReadonlySet<Permission> = new Set<Permission>([
  'template.write',
  'audit.read',
  'mailbox.write',
  'channel.read',
  'channel.write',
  'group.write',
  'staff.write',
  'sso.write',
  'call.settings',
  'chat.settings',
  'report.read',
  'contact.settings',
  'site.read',
  'site.write',
  'key.write',
  'directory.import',
  'directory.write',
  'integration.read',
  'integration.write',
]);

export interface Holder {
  readonly holder: PermissionHolder;
  /** Staff in a panel that another page embeds. */
  readonly narrow?: boolean;
  readonly scopes?: readonly Scope[];
  /** The staff member's id; null for others. */
  readonly agentId?: string | null;
  readonly groupIds?: readonly string[];
}

/** What the table needs to know of the thing that is asked for. */
export interface PermissionSubject {
  readonly groupId?: string | null;
  readonly assigneeId?: string | null;
  /** Whether the caller is its requester, or holds the link to it. */
  readonly own?: boolean;
}

/** How far a permission reaches for a caller; null where it does not reach at all. */
export function reachOf(caller: Holder, permission: Permission): Reach | null {
  if (caller.narrow && NOT_IN_PANEL.has(permission)) return null;
  const row: Grants = GRANTS[caller.holder];
  const granted = row[permission];
  if (granted) return granted;
  for (const scope of caller.scopes ?? []) {
    const added: Grants = SCOPES[scope];
    if (added[permission]) return added[permission];
  }
  return null;
}

/** Whether a caller may do this to that. The WHERE scope of lists, search and live events is made from `reachOf` too. */
export function may(caller: Holder, permission: Permission, subject: PermissionSubject = {}): boolean {
  const reach = reachOf(caller, permission);
  if (reach === null || reach === 'any') return reach === 'any';
  const assigned = Boolean(caller.agentId) && subject.assigneeId === caller.agentId;
  if (subject.own || assigned) return true;
  return reach === 'group' && Boolean(subject.groupId && caller.groupIds?.includes(subject.groupId));
}
