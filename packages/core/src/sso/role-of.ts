import type { StaffRole } from '../permissions.ts';

/** One line of the administrator's table: what a group of the provider may do here. */
export interface GroupRole {
  /** Object id of a group, or value of an application role. */
  readonly group: string;
  readonly role: StaffRole;
  /** Our own groups that its people are in. */
  readonly groupIds: readonly string[];
}

export interface MappedRole {
  readonly role: StaffRole;
  readonly groupIds: readonly string[];
  /** The group that gave the role; null for somebody who is in none of the table. */
  readonly because: string | null;
}

/** Who is in several groups gets the first of these. */
export const ROLE_ORDER = ['admin', 'supervisor', 'agent', 'auditor', 'light'] as const satisfies StaffRole[];

/**
 * The role that somebody's groups give. Whoever is in no group of the table is an employee like any other: `light`. An
 * empty table decides nothing (null): roles are then given by hand.
 */
export function roleOf(memberships: readonly string[], table: readonly GroupRole[]): MappedRole | null {
  if (table.length === 0) return null;
  const names = new Set(memberships.map((name) => name.toLowerCase()));
  const lines = table.filter(({ group }) => names.has(group.toLowerCase()));
  const rank = ({ role }: GroupRole) => ROLE_ORDER.indexOf(role);
  const [first] = lines.toSorted((left, right) => rank(left) - rank(right));
  const groupIds = [...new Set(lines.flatMap((line) => line.groupIds))];
  return { role: first?.role ?? 'light', groupIds, because: first?.group ?? null };
}
