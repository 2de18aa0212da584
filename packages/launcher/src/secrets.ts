import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SiteName, siteNames } from './settings.ts';
import { makeTenant, type Tenant } from './tenant.ts';

export const staffRoles = ['admin', 'supervisor', 'agent', 'light', 'auditor'] as const;
export type StaffRole = (typeof staffRoles)[number];

export type Site = { name: SiteName; publishableKey: string; identitySecret: string; kid: string };
export type Staff = { role: StaffRole; email: string; password: string; totpSecret: string };

export type Secrets = {
  /** 64 hexadecimal digits: the server's one root secret. */
  secret: string;
  ownerPassword: string;
  servicePassword: string;
  secretKey: string;
  ctiSecret: string;
  /** With which we are known to the billing system that the demonstration has. */
  aquacisPassword: string;
  /** With which we give orders to the telephone exchange that the demonstration has. */
  pbxToken: string;
  /** From which the secrets of the pretended providers of written channels follow. */
  channelsSecret: string;
  sites: Site[];
  staff: Staff[];
  sso: Tenant;
};

const addresses: Record<StaffRole, string> = {
  admin: 'admin@sinia.example',
  supervisor: 'supervisio@sinia.example',
  agent: 'agent@sinia.example',
  light: 'brigada@sinia.example',
  auditor: 'auditoria@sinia.example',
};

/** The secrets of a data folder: random, made once, readable by their owner only. */
export function readSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  const known: Partial<Secrets> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  // A data folder of an earlier version lacks what has been added since.
  const secrets = { ...makeSecrets(), ...known };
  writeFileSync(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return secrets;
}

function makeSecrets(): Secrets {
  return {
    secret: randomBytes(32).toString('hex'),
    ownerPassword: word(24),
    servicePassword: word(24),
    secretKey: `sk_${word(32)}`,
    ctiSecret: word(32),
    aquacisPassword: word(24),
    pbxToken: word(32),
    channelsSecret: word(24),
    sites: siteNames.map((name) => ({
      name,
      publishableKey: `pk_${word(24)}`,
      identitySecret: word(32),
      kid: `${name}-${word(4)}`,
    })),
    staff: staffRoles.map((role) => ({
      role,
      email: addresses[role],
      password: word(12),
      totpSecret: base32(randomBytes(20)),
    })),
    sso: makeTenant(),
  };
}

/** Letters and digits only: it travels through URLs and terminals unharmed. */
function word(bytes: number): string {
  return randomBytes(bytes * 2)
    .toString('base64')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, Math.ceil((bytes * 4) / 3));
}

/** RFC 4648 without padding; 20 bytes give 32 characters. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{5}/g) ?? [];
  return groups.map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(group, 2)]).join('');
}
