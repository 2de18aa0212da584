import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Secrets } from './secrets.ts';
import type { SiteName, StandInName } from './settings.ts';
import { tenantPeople } from './tenant.ts';

export const mailbox = 'atencio@sinia.example';

export type Addresses = {
  baseUrl: string;
  filesUrl: string;
  smtpPort: number;
  identityPort: number;
  databaseUrl: string;
  origins: Record<SiteName, string>;
  standIns?: Partial<Record<StandInName, string>>;
};

const pathOf = (dataDir: string) => join(dataDir, 'demo.json');

/** Writes where everything listens and how to sign in, readable by its owner only, whole or not at all. */
export function writeDemoFile(dataDir: string, at: Addresses, secrets: Secrets): void {
  const demo = {
    baseUrl: at.baseUrl,
    consoleUrl: `${at.baseUrl}/desk`,
    outboxUrl: `${at.baseUrl}/demo/outbox`,
    ...(at.standIns ? { customersUrl: `${at.standIns.channels}/` } : {}),
    smtp: { host: '127.0.0.1', port: at.smtpPort },
    mailbox,
    databaseUrl: at.databaseUrl,
    filesUrl: at.filesUrl,
    secretKey: secrets.secretKey,
    ctiSecret: secrets.ctiSecret,
    pid: process.pid,
    sites: sitesWithOrigins(secrets, at.origins),
    staff: secrets.staff,
    identityProvider: {
      issuer: issuerOf(at, secrets),
      ...secrets.sso.desk,
      people: tenantPeople.map(({ oid, name, username }) => ({ oid, name, username })),
    },
    standIns: Object.entries(at.standIns ?? {}).map(([name, url]) => ({ name, url })),
    ...(at.standIns ? { pbx: { url: at.standIns.pbx } } : {}),
  };
  const path = pathOf(dataDir);
  writeFileSync(`${path}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** A file that outlives its run would send people to ports that nobody listens on. */
export function removeDemoFile(dataDir: string): void {
  rmSync(pathOf(dataDir), { force: true });
}

export function sitesWithOrigins(secrets: Secrets, origins: Record<SiteName, string>) {
  return secrets.sites.map(({ name, ...keys }) => ({ name, origin: origins[name], ...keys }));
}

/** The pretended tenant, as Entra names its own: `https://…/<tenant>/v2.0`. */
export function issuerOf({ identityPort }: Addresses, { sso }: Secrets): string {
  return `http://127.0.0.1:${identityPort}/${sso.tenant}/v2.0`;
}
