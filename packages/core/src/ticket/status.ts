export const STATUSES = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

export const PUBLIC_STATUSES = ['open', 'in_progress', 'resolved'] as const;
export type PublicStatus = (typeof PUBLIC_STATUSES)[number];

/** What the customer is told for each status: OBERTA, EN TRÀMIT, RESOLTA. */
export const PUBLIC_STATUS = {
  new: 'open',
  open: 'in_progress',
  pending: 'in_progress',
  on_hold: 'in_progress',
  solved: 'resolved',
  closed: 'resolved',
} as const satisfies Record<Status, PublicStatus>;

export type StatusRefusal = 'status_closed_is_final' | 'status_never_back_to_new' | 'status_not_resolved_yet';

const yes = 'allowed';
const final = 'status_closed_is_final';
const noNew = 'status_never_back_to_new';
const notYet = 'status_not_resolved_yet';

/** Row: the status now. Column: the status wanted. `closed` is left only by a follow-up ticket. */
export const TRANSITIONS = {
  new: { new: yes, open: yes, pending: yes, on_hold: yes, solved: yes, closed: notYet },
  open: { new: noNew, open: yes, pending: yes, on_hold: yes, solved: yes, closed: notYet },
  pending: { new: noNew, open: yes, pending: yes, on_hold: yes, solved: yes, closed: notYet },
  on_hold: { new: noNew, open: yes, pending: yes, on_hold: yes, solved: yes, closed: notYet },
  solved: { new: noNew, open: yes, pending: yes, on_hold: yes, solved: yes, closed: yes },
  closed: { new: final, open: final, pending: final, on_hold: final, solved: final, closed: yes },
} as const satisfies Record<Status, Record<Status, 'allowed' | StatusRefusal>>;

/** The statuses in which somebody still has work to do. */
export const UNRESOLVED = ['new', 'open', 'pending', 'on_hold'] as const satisfies readonly Status[];
