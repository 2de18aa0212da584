import { LANGUAGES, STAFF_ROLES } from '@sinia/core';
import { z } from 'zod';
import { insertProfile } from '../../auth/create-staff-store.ts';
import { issueInvitation } from '../../auth/invitations-store.ts';
import { checkGroups } from '../tickets/field-check-store.ts';
import { defineUseCase } from '../use-case.ts';
import { lockUser } from './people-store.ts';

const Profile = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  role: z.enum(STAFF_ROLES),
  language: z.enum(LANGUAGES),
  groupIds: z.array(z.string().max(60)).max(50),
});

const Invited = z.object({ id: z.string(), url: z.url(), expiresAt: z.string() });

/** Adds somebody to the staff; the link with which they choose a password is shown once. */
export const inviteStaff = defineUseCase({
  name: 'inviteStaff',
  permission: 'staff.write',
  input: Profile,
  output: Invited,
  load: (tx, { groupIds }) => checkGroups(tx, groupIds),
  about: () => ({}),
  run: async (work, { input, context: { dependencies } }) => {
    const id = await insertProfile(work.tx, dependencies, input);
    const { url, expiresAt } = await issueInvitation(work.tx, dependencies, id);
    work.audit(`staff.invited ${id} ${input.role}`, null);
    return { id, url, expiresAt: expiresAt.toISOString() };
  },
});

/** A new link for somebody who lost theirs, or their password. The old password serves until a new one is chosen. */
export const renewInvitation = defineUseCase({
  name: 'renewInvitation',
  permission: 'staff.write',
  input: z.object({ id: z.string().max(60) }),
  output: Invited,
  load: (tx, { id }) => lockUser(tx, id),
  about: () => ({}),
  run: async (work, { input: { id }, context: { dependencies } }) => {
    const { url, expiresAt } = await issueInvitation(work.tx, dependencies, id);
    work.audit(`staff.invited_again ${id}`, null);
    return { id, url, expiresAt: expiresAt.toISOString() };
  },
});
