import { DIRECTORY_FAILURES } from '@sinia/directory';
import { z } from 'zod';
import { ConnectionSettings } from './connection-settings.ts';
import { type ConnectionRow, settingsOf } from './connection-store.ts';

export const DirectoryFailureCode = z.enum(DIRECTORY_FAILURES);

/** The connection as an administrator sees it: everything but the password. */
export const ConnectionView = z.object({
  settings: ConnectionSettings,
  hasPassword: z.boolean(),
  linkTemplate: z.string().nullable(),
  writesBack: z.boolean(),
  paused: z.boolean(),
  syncedAt: z.iso.datetime().nullable(),
  lastFullAt: z.iso.datetime().nullable(),
  nextFullAt: z.iso.datetime(),
  nextChangesAt: z.iso.datetime(),
  /** Since it last answered. */
  failures: z.int(),
  lastFailure: DirectoryFailureCode.nullable(),
  lastFailureAt: z.iso.datetime().nullable(),
  updatedBy: z.string(),
  updatedAt: z.iso.datetime(),
});

export function connectionView(row: ConnectionRow): z.input<typeof ConnectionView> {
  const { linkTemplate, writesBack, failures, updatedBy } = row;
  return {
    ...{ linkTemplate, writesBack, failures, updatedBy },
    settings: settingsOf(row),
    hasPassword: row.password !== null,
    paused: row.pausedAt !== null,
    syncedAt: row.syncedAt?.toISOString() ?? null,
    lastFullAt: row.lastFullAt?.toISOString() ?? null,
    nextFullAt: row.fullDueAt.toISOString(),
    nextChangesAt: row.changesDueAt.toISOString(),
    lastFailure: DIRECTORY_FAILURES.find((one) => one === row.lastFailure) ?? null,
    lastFailureAt: row.lastFailureAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
  };
}
