import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.ts';

/** Root of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

export const siteNames = ['website', 'oficinaVirtual', 'intranet', 'webphone'] as const;
export type SiteName = (typeof siteNames)[number];

/** Programs that stand in for what the demonstration cannot reach, each a process of its own. */
export const standInNames = ['aquacis', 'pbx', 'channels'] as const;
export type StandInName = (typeof standInNames)[number];

export type Settings = {
  dataDir: string;
  /** Port of the server; 0 gives every listener a free port. */
  port: number;
  smtpPort: number;
  databasePort: number;
  sitePorts: Record<SiteName, number>;
  /** Port of the pretended identity provider. */
  identityPort: number;
  standInPorts: Record<StandInName, number>;
  databaseUrl: string | undefined;
  reset: boolean;
};

/** Reads the environment and the arguments of `npm start`, once. */
export function readSettings(env: NodeJS.ProcessEnv, args: readonly string[]): Settings {
  const unknown = args.find((argument) => argument !== '--reset');
  if (unknown) throw new Failure(`unknown argument ${unknown}: only --reset is known`);
  const port = portOf('PORT', env.PORT, 8787);
  const free = port === 0;
  return {
    dataDir: resolve(env.SINIA_DATA_DIR || join(root, '.sinia')),
    port,
    smtpPort: portOf('SINIA_SMTP_PORT', env.SINIA_SMTP_PORT, free ? 0 : 2525),
    databasePort: free ? 0 : 5487,
    sitePorts: {
      website: free ? 0 : 8801,
      oficinaVirtual: free ? 0 : 8802,
      intranet: free ? 0 : 8803,
      webphone: free ? 0 : 8804,
    },
    identityPort: free ? 0 : 8805,
    standInPorts: { aquacis: free ? 0 : 8811, pbx: free ? 0 : 8812, channels: free ? 0 : 8813 },
    databaseUrl: env.DATABASE_URL || undefined,
    reset: args.includes('--reset'),
  };
}

function portOf(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Failure(`${name}=${text} is not a port: give a number from 0 to 65535`);
  }
  return port;
}
