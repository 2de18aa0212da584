/** What is written or drawn on what, and how much contrast it owes (WCAG 2.2, 1.4.3 and 1.4.11). */
type Pair = readonly [ink: string, ground: string];

const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'selected', 'tint', 'note'] as const;
const meanings = ['info', 'success', 'warning', 'danger'] as const;
const statuses = ['new', 'open', 'pending', 'on-hold', 'solved', 'closed'] as const;
const rooms = ['canvas', 'surface', 'raised'] as const;

const cross = (inks: readonly string[], on: readonly string[]): Pair[] =>
  inks.flatMap((ink) => on.map((ground) => [ink, ground] as const));

/** Text pairs need 4.5, shapes and borders of controls 3. */
export const contrastPairs: Readonly<Record<'text' | 'shape', readonly Pair[]>> = {
  text: [
    ...cross(['text', 'muted'], grounds),
    ...cross(['link', 'info', 'success', 'warning', 'danger'], ['canvas', 'surface', 'raised', 'hover']),
    ...meanings.map((meaning) => [meaning, `${meaning}-soft`] as const),
    ...cross(
      ['text'],
      meanings.map((meaning) => `${meaning}-soft`),
    ),
    ...cross(
      statuses.map((status) => `status-${status}`),
      [...rooms, 'hover', 'selected'],
    ),
    ['note-text', 'note'],
    ['on-strong', 'strong'],
    ['on-action', 'action'],
    ['strong', 'selected'],
    ['link', 'tint'],
  ],
  shape: [
    ...cross(['control-line', 'focus', 'action'], rooms),
    ...cross(
      ['term-warning', 'term-danger', 'term-calm', 'priority-high', 'priority-urgent', 'priority-normal'],
      rooms,
    ),
    ['focus', 'tint'],
    ['focus', 'note'],
    ['note-line', 'note'],
  ],
};
