import { LANGUAGES, STAFF_ROLES } from '@sinia/core';
import { z } from 'zod';
import { usesSeat } from '../../auth/seats-store.ts';
import { timestamp } from '../tickets/ticket-view.ts';
import type { PersonRow } from './people-store.ts';

/** Somebody of the staff, as an administrator sees them. */
export const Person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(STAFF_ROLES),
  language: z.enum(LANGUAGES),
  groupIds: z.array(z.string()),
  /** `invited`: has no way in yet. */
  state: z.enum(['active', 'invited', 'disabled']),
  signsInBy: z.enum(['password', 'company']).nullable(),
  usesSeat: z.boolean(),
  /** The role that their groups at the provider give and no seat is free for. */
  waitingFor: z.enum(STAFF_ROLES).nullable(),
  secondFactor: z.boolean(),
  lastSignInAt: z.string().nullable(),
});
export type Person = z.infer<typeof Person>;

export function personView({ user, signsInBy, waitingFor, groupIds }: PersonRow): Person {
  const { id, name, email, role, language } = user;
  return {
    ...{ id, name, email, role, language, signsInBy, waitingFor },
    groupIds: [...groupIds],
    state: user.disabledAt ? 'disabled' : signsInBy === null ? 'invited' : 'active',
    usesSeat: usesSeat(user),
    secondFactor: user.twoFactorEnabled,
    lastSignInAt: timestamp(user.lastSignInAt),
  };
}
