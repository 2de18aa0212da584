import { join } from 'node:path';
import { encodeRequest, openHttpConnection } from './http-connection.ts';
import type { Installation } from './installation.ts';
import { type ManagedProcess, manageProcess } from './managed-process.ts';
import { type Measured, runLoad } from './run-load.ts';
import { ticketOf } from './words.ts';

export interface CreateRounds {
  readonly ours: readonly Measured[];
  readonly bare: readonly Measured[];
}

const TABLES = [
  'events',
  'outbox',
  'audit_log',
  'messages',
  'participants',
  'ticket_search',
  'access_tokens',
  'deliveries',
] as const;

export async function startBare(installation: Installation): Promise<ManagedProcess & { port: number }> {
  const { sql, databaseUrl, dataDir } = installation;
  const [group] = await sql<{ id: string }[]>`select id from groups where is_default`;
  const bare = manageProcess({
    name: 'bare',
    script: 'api/bench/bare-server.ts',
    env: { DATABASE_URL: databaseUrl, GROUP_ID: group?.id ?? '' },
    logFile: join(dataDir, 'logs/bare.log'),
  });
  const { port } = (await bare.start()) as { port: number };
  return { ...bare, port };
}

/** Ours and the bare one in turn, the worker at rest: what follows a creation is measured by itself. */
export async function measureCreate(
  installation: Installation,
  barePort: number,
  { rounds, seconds, idempotent = false }: { rounds: number; seconds: number; idempotent?: boolean },
): Promise<CreateRounds> {
  const port = Number(new URL(installation.baseUrl).port);
  const load = { kind: 'create', connections: 16, warmSeconds: 1, seconds, idempotent } as const;
  const ours: Measured[] = [];
  const bare: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await runLoad({ ...load, port: barePort }));
    ours.push(await runLoad({ ...load, port, keys: installation.keys }));
  }
  return { ours, bare };
}

/** A limit that does less would flatter nobody: both must leave the same rows behind. */
export async function checkSameRows(installation: Installation, barePort: number): Promise<void> {
  const [ours, bare] = [
    await createOne(Number(new URL(installation.baseUrl).port), installation.keys[0]),
    await createOne(barePort),
  ];
  for (const name of TABLES) {
    const [row] = await installation.sql.unsafe(
      `select count(*) filter (where ticket_id = $1)::int as ours, count(*) filter (where ticket_id = $2)::int as bare
        from ${name}`,
      [ours, bare],
    );
    if (row?.ours !== row?.bare) {
      throw new Error(`${name}: a creation writes ${row?.ours} rows, the bare one ${row?.bare}`);
    }
  }
}

async function createOne(port: number, key?: string): Promise<string> {
  const connection = await openHttpConnection(port);
  const headers: Record<string, string> = key ? { Authorization: `Bearer ${key}` } : {};
  const body = ticketOf(crypto.randomUUID());
  const answer = await connection.send(encodeRequest({ method: 'POST', path: '/v1/tickets', headers, body }));
  connection.close();
  if (answer.status !== 201) throw new Error(`creating answered ${answer.status}: ${answer.body}`);
  return JSON.parse(answer.body.toString()).id;
}
