import { z } from 'zod';
import { SSO_ID, sealClientSecret, writeGroupRoles, writeSsoRow } from '../../auth/sso/sso-settings-store.ts';
import type { Context } from '../context.ts';
import { checkGroups } from '../tickets/field-check-store.ts';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase, requireReach } from '../use-case.ts';
import { ClientSecret, GroupLine, SsoConnection } from './sso-settings.ts';
import { tryConnection } from './try-connection.ts';

const Saved = z.object({ saved: z.literal(true) });
const Draft = SsoConnection.extend({ clientSecret: ClientSecret });

const write = defineUseCase({
  name: 'saveSso',
  permission: 'sso.write',
  input: SsoConnection.extend({ clientSecret: z.string() }),
  output: Saved,
  load: async () => null,
  about: () => ({}),
  run: async (work, { input: { clientSecret, ...connection }, context, now }) => {
    const sealed = sealClientSecret(context.dependencies.secret, clientSecret);
    await writeSsoRow(work.tx, { id: SSO_ID, ...connection, clientSecret: sealed, updatedAt: now });
    work.audit(`sso.changed ${connection.enabled ? 'on' : 'off'} ${connection.secondFactor}`, null);
    return { saved: true as const };
  },
});

/** The provider is asked first, outside of any transaction: what does not work is not saved. */
export const saveSso = {
  ...write,
  input: Draft,
  async execute(context: Context, input: z.output<typeof Draft>) {
    requireReach(context, write.permission);
    return write.execute(context, { ...input, clientSecret: await tryConnection(context, input) });
  },
};

const Tried = SsoConnection.pick({ issuer: true, clientId: true }).extend({ clientSecret: ClientSecret });

/** Tries a connection without saving it. */
export const trySso = {
  name: 'trySso',
  permission: write.permission,
  input: Tried,
  async execute(context: Context, input: z.output<typeof Tried>) {
    requireReach(context, write.permission);
    await tryConnection(context, input);
    return { works: true as const };
  },
};

/** What the groups of the provider may do here, the whole table at once; it acts from the next sign-in or check on. */
export const saveGroupRoles = defineUseCase({
  name: 'saveGroupRoles',
  permission: 'sso.write',
  input: z.object({
    groups: z
      .array(GroupLine)
      .max(200)
      .refine((lines) => new Set(lines.map(({ group }) => group.toLowerCase())).size === lines.length, {
        error: 'group_twice',
      }),
  }),
  output: Saved,
  load: (tx, { groups }) => checkGroups(tx, [...new Set(groups.flatMap(({ groupIds }) => groupIds))]),
  about: () => ({}),
  run: async (work, { input: { groups }, context, now }) => {
    await writeGroupRoles(
      work.tx,
      groups.map((line) => ({ id: drawId(context, now, 'sgr'), ...line })),
    );
    work.audit(`sso.groups_changed ${groups.length}`, null);
    return { saved: true as const };
  },
});
