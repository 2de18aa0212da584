import { createConnection, isIP, type Socket } from 'node:net';
import postgres from 'postgres';
import { DirectoryFailure, type DirectoryFailureCode } from '../directory-failure.ts';
import type { CallOptions } from '../port.ts';

export interface SqlOptions {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly security: 'tls' | 'none';
  /** The address that was checked; what `host` means by now does not count. */
  readonly resolve: (host: string) => Promise<{ readonly address: string }>;
}

export interface SqlConnection {
  readonly query: <Row>(text: string, values: readonly unknown[], options?: CallOptions) => Promise<Row[]>;
  readonly close: () => Promise<void>;
}

const STATEMENT_MS = 3_000;
const CONNECT_SECONDS = 5;

/** What the codes of PostgreSQL and of the network mean to whoever connects them. */
const FAILURES: Readonly<Record<string, DirectoryFailureCode>> = {
  ...{ '28P01': 'login_refused', '28000': 'login_refused', '42501': 'login_refused' },
  ...{ '42P01': 'mapping', '42703': 'mapping', '3F000': 'mapping', '3D000': 'mapping', '42883': 'mapping' },
  ...{ '57014': 'timeout', CONNECT_TIMEOUT: 'timeout', ETIMEDOUT: 'timeout' },
  ...{ ECONNREFUSED: 'unreachable', ECONNRESET: 'unreachable', EHOSTUNREACH: 'unreachable' },
  ...{
    CONNECTION_CLOSED: 'unreachable',
    CONNECTION_ENDED: 'unreachable',
    CONNECTION_DESTROYED: 'unreachable',
  },
};

/** A login that can only read: every session says so to the server, and gives up after three seconds. */
export function openSql(options: SqlOptions): SqlConnection {
  const { host, port, database, user, password, security } = options;
  const sql = postgres({
    ...{ host, port, database, username: user, password, max: 3, idle_timeout: 30 },
    connect_timeout: CONNECT_SECONDS,
    ssl: security === 'tls' && { host, ...(isIP(host) ? {} : { servername: host }) },
    prepare: false,
    onnotice: () => undefined,
    socket: () => socketTo(options),
    types: { days: { to: 1082, from: [1082], serialize: String, parse: (text: string) => text } },
    connection: {
      application_name: 'sinia-directory',
      statement_timeout: STATEMENT_MS,
      default_transaction_read_only: true,
      TimeZone: 'UTC',
    },
  } as postgres.Options<{ days: postgres.PostgresType<string> }>);
  let greeted = security === 'none';
  return {
    async query<Row>(text: string, values: readonly unknown[], { signal }: CallOptions = {}) {
      const running = sql.unsafe(text, values as never[]);
      const cancel = () => running.cancel();
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        const rows = (await running) as unknown as Row[];
        greeted = true;
        return rows;
      } catch (error) {
        throw failureOf(error, signal, greeted);
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
    close: () => sql.end({ timeout: 1 }),
  };
}

async function socketTo({ host, port, resolve }: SqlOptions): Promise<Socket> {
  const { address } = await resolve(host);
  const socket = createConnection({ host: address, port });
  return new Promise((done, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.removeListener('error', reject);
      done(socket);
    });
  });
}

function failureOf(error: unknown, signal: AbortSignal | undefined, greeted: boolean): DirectoryFailure {
  if (error instanceof DirectoryFailure) return error;
  const { code = '', message } = error as { code?: string; message: string };
  if (signal?.aborted) return new DirectoryFailure('timeout', code, { cause: error });
  // Whoever knows no TLS hangs up when it is asked for.
  const insecure = !greeted && code === 'ECONNRESET';
  const known =
    insecure || /CERT|SELF_SIGNED|TLS|SSL/i.test(`${code} ${message}`)
      ? 'certificate'
      : (FAILURES[code] ?? 'fault');
  return new DirectoryFailure(known, known === 'mapping' ? message.slice(0, 200) : code, { cause: error });
}
