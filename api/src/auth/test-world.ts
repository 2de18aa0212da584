import { randomBytes } from 'node:crypto';
import { type Language, newId, Refusal, type StaffRole } from '@sinia/core';
import { schema } from '@sinia/database';
import { cloneDatabase, type TestDatabase } from '@sinia/database/testing';
import { TOTP } from 'otpauth';
import { pino } from 'pino';
import type { Dependencies, FileStore } from '../use-cases/context.ts';
import { createStaff } from './create-staff-store.ts';
import { sealIdentitySecret } from './site-identity.ts';

export const BASE_URL = 'http://127.0.0.1:8787';
export const PASSWORD = 'una contrasenya llarga';
export const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export interface TestWorld extends Dependencies {
  readonly database: TestDatabase;
  /** Moves the clock of the use cases; the sign-in library keeps its own. */
  readonly advance: (milliseconds: number) => void;
}

/** Dependencies over a database of one's own, with a clock that a test can move. */
export async function testWorld(
  serverUrl: string,
  settings: Partial<Dependencies['settings']> = {},
): Promise<TestWorld> {
  const database = await cloneDatabase(serverUrl);
  let ahead = 0;
  return {
    database,
    db: database.db,
    sql: database.sql,
    clock: () => new Date(Date.now() + ahead),
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    random: (bytes) => randomBytes(bytes),
    files: memoryFileStore(),
    log: pino({ level: 'silent' }),
    secret: randomBytes(32).toString('hex'),
    settings: {
      ...{ baseUrl: BASE_URL, filesUrl: BASE_URL, mailbox: 'atencio@sinia.example', mailName: 'Proves' },
      ...{ phone: '93 741 61 00', seats: 15, demo: false, internalNetworks: ['127.0.0.0/8'] },
      ...settings,
    },
    wake: () => undefined,
    subscribe: () => () => undefined,
  };
}

function memoryFileStore(): FileStore {
  const kept = new Map<string, Uint8Array>();
  const get = async (id: string) => kept.get(id) ?? Promise.reject(new Error('no such file'));
  return {
    put: async (id, bytes) => void kept.set(id, bytes),
    get,
    size: async (id) => (await get(id)).byteLength,
    getPart: async (id, from, to) => (await get(id)).subarray(from, to),
    delete: async (id) => void kept.delete(id),
  };
}

/** Somebody of the staff, with a second factor where the role needs one. */
export function addStaff(
  world: Dependencies,
  role: StaffRole,
  email = `${role}@sinia.example`,
): Promise<string> {
  return createStaff(world, {
    ...{ name: `Persona ${role}`, email, role, language: 'ca' satisfies Language, password: PASSWORD },
    totpSecret: role === 'light' ? undefined : TOTP_SECRET,
  });
}

export async function addSite(
  world: Dependencies,
  site: { name: string; channel: 'web' | 'portal' | 'intranet' | 'phone'; origins: string[] },
) {
  const now = world.clock();
  const id = newId('sit', now.getTime(), randomBytes(16));
  const publishableKey = `pk_${randomBytes(24).toString('base64url')}`;
  const secret = randomBytes(32).toString('base64url');
  const kid = `${site.name}-1`;
  const identitySecrets = [sealIdentitySecret(world.secret, id, kid, secret)];
  await world.db
    .insert(schema.sites)
    .values({ ...site, id, publishableKey, identitySecrets, createdAt: now });
  return { id, publishableKey, secret, kid };
}

export function totpCode(at = Date.now()): string {
  return new TOTP({ secret: TOTP_SECRET }).generate({ timestamp: at });
}

/** The cookies of answers, as a browser would send them back. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      if (attributes.includes('Max-Age=0') || value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/** The stable code with which a promise was refused; fails where it was not. */
export async function refusalCode(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'not refused';
}
