import { ENDPOINTS } from '@sinia/channels';
import { z } from 'zod';
import { parseNetwork } from './egress/address-rules.ts';

const EXAMPLE_SECRETS = new Set([
  'changeme',
  'secret',
  '0'.repeat(64),
  'f'.repeat(64),
  '0123456789abcdef'.repeat(4),
]);

const Secret = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits: openssl rand -hex 32')
  .refine((value) => !EXAMPLE_SECRETS.has(value), 'is an example value: draw one with openssl rand -hex 32');

const Networks = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .refine((list) => list.every(isNetwork), 'wants networks such as 10.20.0.0/16, separated by commas');

const Domains = z
  .string()
  .default('')
  .transform((text) =>
    text
      .toLowerCase()
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .refine(
    (list) => list.every((one) => /^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/.test(one)),
    'wants domains such as empresa.cat, separated by commas',
  );

const Port = z.coerce.number().int().min(0).max(65_535);
const Flag = z.stringbool().default(false);

/** JSON: where the fakes of the providers listen. */
const Providers = z
  .string()
  .transform((text) => JSON.parse(text) as unknown)
  .pipe(z.partialRecord(z.enum(Object.keys(ENDPOINTS) as (keyof typeof ENDPOINTS)[]), z.url()));

const Variables = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: z.string().min(1),
  SINIA_SECRET: Secret,
  SINIA_DEMO: Flag,
  PORT: Port.default(8787),
  SINIA_HOST: z.string().default('127.0.0.1'),
  SINIA_BASE_URL: z.url().optional(),
  SINIA_FILES_URL: z.url().optional(),
  SINIA_DATA_DIR: z.string().default('.sinia'),
  SINIA_INTERNAL_NETWORKS: Networks,
  SINIA_DIRECTORY_FOLDER: z.string().optional(),
  SINIA_EMPLOYEE_DOMAINS: Domains,
  SINIA_SEATS: z.coerce.number().int().min(1).default(15),
  SINIA_TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  SINIA_MAILBOX: z.email().default('atencio@sinia.example'),
  SINIA_MAIL_NAME: z.string().default('Aigües de Mataró'),
  SINIA_PHONE: z.string().default('93 741 61 00'),
  SINIA_SMTP_PORT: Port.default(2525),
  SINIA_SMTP_OUT: z.url().optional(),
  SINIA_IMAP_URL: z.url().optional(),
  SINIA_SMS_URL: z.url().optional(),
  SINIA_SMS_TOKEN: z.string().optional(),
  SINIA_PROVIDERS: Providers.optional(),
  SINIA_CLAMD: z.string().optional(),
  SINIA_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SINIA_POOL: z.coerce.number().int().min(1).default(10),
});

export type Environment = ReturnType<typeof readEnvironment>;

/** The demonstration's stand-ins live there. */
const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/** The only reader of the process environment. Throws one line per wrong variable; never prints a value. */
export function readEnvironment(variables: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = Variables.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not complete:\n  ${lines.join('\n  ')}`);
  }
  const value = result.data;
  const production = value.NODE_ENV === 'production';
  if (production && value.SINIA_DEMO)
    throw new Error('SINIA_DEMO and NODE_ENV=production exclude each other.');
  if (production && !value.SINIA_SMTP_OUT)
    throw new Error('SINIA_SMTP_OUT: set the server that sends our mail.');
  if (production && value.SINIA_PROVIDERS)
    throw new Error('SINIA_PROVIDERS names fakes: it has no place with NODE_ENV=production.');
  const baseUrl = value.SINIA_BASE_URL ?? `http://127.0.0.1:${value.PORT}`;
  return {
    production,
    demo: value.SINIA_DEMO,
    databaseUrl: value.DATABASE_URL,
    secret: value.SINIA_SECRET,
    host: value.SINIA_HOST,
    port: value.PORT,
    baseUrl,
    filesUrl: value.SINIA_FILES_URL ?? baseUrl,
    dataDir: value.SINIA_DATA_DIR,
    seats: value.SINIA_SEATS,
    trustedProxies: value.SINIA_TRUSTED_PROXIES,
    internalNetworks: [...value.SINIA_INTERNAL_NETWORKS, ...(value.SINIA_DEMO ? LOOPBACK : [])],
    directoryFolder: value.SINIA_DIRECTORY_FOLDER,
    employeeDomains: value.SINIA_EMPLOYEE_DOMAINS,
    mailbox: value.SINIA_MAILBOX,
    mailName: value.SINIA_MAIL_NAME,
    phone: value.SINIA_PHONE,
    smtpPort: value.SINIA_SMTP_PORT,
    smtpOut: value.SINIA_SMTP_OUT,
    imapUrl: value.SINIA_IMAP_URL,
    sms: value.SINIA_SMS_URL ? { url: value.SINIA_SMS_URL, token: value.SINIA_SMS_TOKEN ?? '' } : undefined,
    providers: value.SINIA_PROVIDERS,
    clamd: value.SINIA_CLAMD === 'off' ? null : value.SINIA_CLAMD,
    logLevel: value.SINIA_LOG,
    poolSize: value.SINIA_POOL,
  };
}

function isNetwork(text: string): boolean {
  try {
    return parseNetwork(text).length > 0;
  } catch {
    return false;
  }
}
