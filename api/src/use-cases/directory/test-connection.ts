import { z } from 'zod';
import type { Context } from '../context.ts';
import { requireReach } from '../use-case.ts';
import { ConnectionSettings, placeOf } from './connection-settings.ts';
import { openPassword, readConnection, settingsOf } from './connection-store.ts';
import { DirectoryFailureCode } from './connection-view.ts';
import { failureOf } from './live-directory.ts';
import { openDirectory } from './open-directory.ts';

const TEST_MS = 10_000;

const Input = z.strictObject({
  settings: ConnectionSettings,
  password: z.string().min(1).max(500).optional(),
});

export const ConnectionTest = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    latencyMs: z.int(),
    version: z.string().nullable(),
    /** How many records there are, where it says so; an example of none is shown. */
    total: z.int().nullable(),
  }),
  z.object({ ok: z.literal(false), failure: DirectoryFailureCode, detail: z.string() }),
]);
export type ConnectionTest = z.infer<typeof ConnectionTest>;

/** Tries a connection before it is saved: whether it answers, whether it lets us in, whether it can be read. */
export const testConnection = {
  name: 'testConnection',
  permission: 'directory.write',
  input: Input,
  output: ConnectionTest,
  async execute(context: Context, { settings, password }: z.output<typeof Input>): Promise<ConnectionTest> {
    requireReach(context, testConnection.permission);
    const { dependencies } = context;
    const row = await readConnection(dependencies.db);
    const same = row && placeOf(settingsOf(row)) === placeOf(settings);
    const known = same ? openPassword(dependencies.secret, row) : null;
    const port = openDirectory(dependencies, settings, password ?? known ?? '');
    try {
      const signal = AbortSignal.timeout(TEST_MS);
      const { latencyMs, version } = await port.health({ signal });
      const { total } = await port.changes(null, 1, { signal });
      return { ok: true, latencyMs, version, total };
    } catch (error) {
      const { code, detail } = failureOf(error);
      return { ok: false, failure: code, detail };
    } finally {
      await port.close().catch(() => undefined);
    }
  },
} as const;
