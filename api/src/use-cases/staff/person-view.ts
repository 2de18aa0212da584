import { LANGUAGES, STAFF_ROLES } from '@sinia/core';
import { z } from 'zod';
import { timestamp } from '../tickets/ticket-view.ts';
import type { UserRow } from './people-store.ts';

/** Somebody of the staff, as an administrator sees them. */
export const Person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(STAFF_ROLES),
  language: z.enum(LANGUAGES),
  groupIds: z.array(z.string()),
  /** `invited`: has not chosen a password yet. */
  state: z.enum(['active', 'invited', 'disabled']),
  secondFactor: z.boolean(),
  lastSignInAt: z.string().nullable(),
});
export type Person = z.infer<typeof Person>;

export function personView(user: UserRow, invited: boolean, groupIds: readonly string[]): Person {
  const { id, name, email, role, language } = user;
  return {
    ...{ id, name, email, role, language },
    groupIds: [...groupIds],
    state: user.disabledAt ? 'disabled' : invited ? 'invited' : 'active',
    secondFactor: user.twoFactorEnabled,
    lastSignInAt: timestamp(user.lastSignInAt),
  };
}
