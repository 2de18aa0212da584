import { join } from 'node:path';
import type { Secrets } from './secrets.ts';
import { root } from './settings.ts';
import type { RunningDatabase } from './start-database.ts';
import type { ChildOptions } from './supervise-child.ts';
import { tenantGroups, tenantPeople } from './tenant.ts';
import { type Addresses, issuerOf, mailbox, sitesWithOrigins } from './write-demo-file.ts';

export type Plan = {
  dataDir: string;
  port: number;
  demo: boolean;
  at: Addresses;
  database: RunningDatabase;
  secrets: Secrets;
  log: (line: string) => void;
};

/** The processes of a run, as data: what each is called, what it runs and what it is told. */
export function planChildren(plan: Plan) {
  const child = (name: string, script: string, env: Record<string, string>): ChildOptions => ({
    name,
    script: join(root, script),
    env,
    logFile: join(plan.dataDir, 'logs', `${name}.log`),
    log: plan.log,
  });
  const env = environmentOf(plan);
  return {
    seed: child('seed', 'api/dist/seed.js', {
      ...env,
      SINIA_SEED: seedOf(plan.secrets),
      SINIA_STAND_INS: JSON.stringify(plan.at.standIns ?? {}),
    }),
    server: child('server', 'api/dist/server.js', env),
    worker: child('worker', 'api/dist/worker.js', env),
    examples: child('examples', 'examples/src/main.ts', {
      SINIA_BASE_URL: plan.at.baseUrl,
      SINIA_FILES_URL: plan.at.filesUrl,
      SINIA_SITES: env.SINIA_SITES,
      SINIA_PBX_URL: plan.at.standIns?.pbx ?? '',
      SINIA_INTRANET_SSO: JSON.stringify({
        issuer: issuerOf(plan.at, plan.secrets),
        ...plan.secrets.sso.intranet,
      }),
    }),
    identity: child('identity', 'packages/mocks/src/identity-provider/main.ts', {
      SINIA_IDENTITY_PROVIDER: JSON.stringify(identityProviderOf(plan)),
    }),
    standIns: [
      child('aquacis', 'packages/directory/testing/main.ts', {
        SINIA_AQUACIS_PORT: portIn(plan.at.standIns?.aquacis),
        SINIA_AQUACIS_PASSWORD: plan.secrets.aquacisPassword,
        SINIA_AQUACIS_CUSTOMERS: process.env.SINIA_AQUACIS_CUSTOMERS ?? '',
      }),
      child('pbx', 'packages/channels/testing/pbx/main.ts', {
        SINIA_PBX_PORT: portIn(plan.at.standIns?.pbx),
        SINIA_PBX_TOKEN: plan.secrets.pbxToken,
        SINIA_CTI_SECRET: plan.secrets.ctiSecret,
        SINIA_BASE_URL: plan.at.baseUrl,
      }),
      child('channels', 'packages/channels/testing/demo/main.ts', {
        SINIA_CHANNELS_PORT: portIn(plan.at.standIns?.channels),
        SINIA_CHANNELS_SECRET: plan.secrets.channelsSecret,
        SINIA_BASE_URL: plan.at.baseUrl,
        SINIA_WEBSITE_URL: plan.at.origins.website,
      }),
    ],
  };
}

const portIn = (url: string | undefined) => (url ? new URL(url).port : '');

function environmentOf({ dataDir, port, demo, at, database, secrets }: Plan) {
  const given = Object.entries(process.env).filter(([name, value]) => name.startsWith('SINIA_') && value);
  return {
    ...(Object.fromEntries(given) as Record<string, string>),
    NODE_ENV: process.env.NODE_ENV || 'development',
    // In production the operator brings the secret; the one of the data folder is for trying out.
    ...(demo ? { SINIA_DEMO: '1', SINIA_SECRET: secrets.secret } : {}),
    PORT: String(port),
    ...addressesOf(demo, at),
    SINIA_DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    SINIA_OWNER_DATABASE_URL: database.ownerUrl,
    ...(demo ? { SINIA_PROVIDERS: JSON.stringify(providersAt(at.standIns?.channels)) } : {}),
    SINIA_SMTP_PORT: String(at.smtpPort),
    SINIA_MAILBOX: process.env.SINIA_MAILBOX || mailbox,
    SINIA_SITES: JSON.stringify(sitesWithOrigins(secrets, at.origins)),
    SINIA_SSO: JSON.stringify({ issuer: issuerOf(at, secrets), ...secrets.sso.desk, groups: tenantGroups }),
  };
}

/** Where the pretended providers of the written channels are, each under a path of its own. */
function providersAt(origin: string | undefined) {
  if (!origin) return {};
  return {
    ...{ facebook: `${origin}/facebook`, instagram: `${origin}/instagram`, x: `${origin}/x` },
    ...{
      botFramework: `${origin}/teams`,
      microsoftLogin: `${origin}/login`,
      microsoftGraph: `${origin}/graph`,
    },
  };
}

/** Programs ask it on the loopback address; browsers are sent to another name, which makes it another site. */
function identityProviderOf({ at, secrets: { sso } }: Plan) {
  const { identityPort, baseUrl, origins } = at;
  return {
    origin: `http://127.0.0.1:${identityPort}`,
    browserOrigin: `http://login.localhost:${identityPort}`,
    tenant: sso.tenant,
    clients: [
      { ...sso.desk, redirectUris: [`${baseUrl}/desk/sso`] },
      { ...sso.intranet, redirectUris: [`${origins.intranet}/entrada`] },
    ],
    people: tenantPeople,
  };
}

/** In production people reach us by the addresses that the operator gives; the demonstration knows its own. */
function addressesOf(demo: boolean, at: Addresses): Record<string, string> {
  const own = { SINIA_BASE_URL: at.baseUrl, SINIA_FILES_URL: at.filesUrl };
  return demo || !process.env.SINIA_BASE_URL ? own : {};
}

function seedOf(secrets: Secrets): string {
  const { secretKey, ctiSecret, aquacisPassword, pbxToken, channelsSecret, staff } = secrets;
  return JSON.stringify({ secretKey, ctiSecret, aquacisPassword, pbxToken, channelsSecret, staff });
}
