import { LANGUAGES, STAFF_ROLES } from '@sinia/core';
import { z } from 'zod';
import { joinGroups } from '../../auth/create-staff-store.ts';
import { claimSeat, usesSeat } from '../../auth/seats-store.ts';
import { checkGroups } from '../tickets/field-check-store.ts';
import { defineUseCase } from '../use-case.ts';
import { keepAnAdmin, lockUser, writeProfile } from './people-store.ts';

const Wanted = z
  .object({
    name: z.string().trim().min(1).max(120),
    role: z.enum(STAFF_ROLES),
    language: z.enum(LANGUAGES),
    groupIds: z.array(z.string().max(60)).max(50),
    disabled: z.boolean(),
    /** Of an administrator: gives the seat back, or takes one. */
    worksTickets: z.boolean(),
  })
  .partial();

/** Changes what somebody may do; who is disabled is out at once, and their seat is free. */
export const changeStaff = defineUseCase({
  name: 'changeStaff',
  permission: 'staff.write',
  input: z.object({ id: z.string().max(60), set: Wanted }),
  output: z.object({ id: z.string() }),
  load: async (tx, { id, set }) => {
    if (set.groupIds) await checkGroups(tx, set.groupIds);
    return lockUser(tx, id);
  },
  about: () => ({}),
  run: async (work, { input: { id, set }, subject: before, context, now }) => {
    const { groupIds, disabled, ...profile } = set;
    const role = set.role ?? before.role;
    const out = disabled ?? before.disabledAt !== null;
    const disabledAt = out ? (before.disabledAt ?? now) : null;
    const worksTickets = role === 'admin' && (set.worksTickets ?? before.worksTickets);
    const needsOne = usesSeat({ role, worksTickets, disabledAt }) && !usesSeat(before);
    if (needsOne) await claimSeat(work.tx, context.dependencies.settings.seats);
    if (before.role === 'admin' && (out || role !== 'admin')) await keepAnAdmin(work.tx, id);
    await writeProfile(work.tx, id, { ...profile, worksTickets, disabledAt, updatedAt: now });
    if (groupIds) await joinGroups(work.tx, id, groupIds);
    work.audit(`staff.changed ${id} ${Object.keys(set).sort().join(' ')}`, null);
    return { id };
  },
});
