import { Refusal } from '@sinia/core';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Dependencies } from '../use-cases/context.ts';
import type { StaffActor } from './actor.ts';
import { deriveKey } from './derive-key.ts';
import { ShortMemory } from './short-memory.ts';
import { needsSecondFactor, readStaffSession, type StaffSession } from './staff-store.ts';

export const BEARER_PREFIX = 'st_';

const AUDIENCE = 'sinia:staff';
const LIFE_MS = 15 * 60_000;

const Claims = z.object({ sub: z.string(), sid: z.string(), narrow: z.literal(true).optional() });

export interface StaffToken {
  readonly token: string;
  readonly expiresAt: string;
  readonly staff: Pick<StaffActor, 'id' | 'name' | 'email' | 'role' | 'language'> & {
    /** When the account was signed in to before this time; null the first time. */
    readonly lastAccessAt: string | null;
  };
}

/**
 * The 15-minute bearers of the desk: `st_` and a JWT under a key of their own. A bearer is as good as the sign-in that it
 * was made from: sign-out, disabling and another role act on it within 5 s.
 */
export class StaffBearers {
  readonly #dependencies: Pick<Dependencies, 'db' | 'clock' | 'random'>;
  readonly #key: Uint8Array;
  readonly #memory: ShortMemory<StaffSession | null>;

  constructor(dependencies: Pick<Dependencies, 'db' | 'clock' | 'random' | 'secret'>) {
    this.#dependencies = dependencies;
    this.#key = deriveKey(dependencies.secret, 'staff-bearer');
    this.#memory = new ShortMemory(dependencies.clock);
  }

  /** @throws Refusal `second_factor_required` when the role asks for one and the sign-in had none. */
  async issue(sessionId: string, { narrow }: { narrow: boolean }): Promise<StaffToken> {
    const session = this.#checked(await readStaffSession(this.#dependencies.db, sessionId));
    const now = this.#dependencies.clock();
    const expiresAt = new Date(Math.min(now.getTime() + LIFE_MS, session.expiresAt.getTime()));
    const jwt = await new SignJWT({ sid: session.id, ...(narrow && { narrow }) })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(session.staff.id)
      .setAudience(AUDIENCE)
      .setJti(Buffer.from(this.#dependencies.random(16)).toString('base64url'))
      .setIssuedAt(now)
      .setExpirationTime(expiresAt)
      .sign(this.#key);
    const { id, name, email, role, language } = session.staff;
    const lastAccessAt = session.previousSignInAt?.toISOString() ?? null;
    return {
      token: `${BEARER_PREFIX}${jwt}`,
      expiresAt: expiresAt.toISOString(),
      staff: { id, name, email, role, language, lastAccessAt },
    };
  }

  async actor(token: string): Promise<StaffActor> {
    const { sub, sid, narrow } = await this.#claims(token);
    const read = () => readStaffSession(this.#dependencies.db, sid);
    const { staff } = this.#checked(await this.#memory.get(sid, read));
    if (staff.id !== sub) throw new Refusal('credential_invalid');
    return narrow ? { ...staff, narrow } : staff;
  }

  /** A fresh bearer for one that has not ended yet, as narrow as that was, until 12 h after the sign-in. */
  async renew(token: string): Promise<StaffToken> {
    const { sid, narrow } = await this.#claims(token);
    return this.issue(sid, { narrow: narrow ?? false });
  }

  async #claims(token: string): Promise<z.output<typeof Claims>> {
    try {
      const { payload } = await jwtVerify(token.slice(BEARER_PREFIX.length), this.#key, {
        algorithms: ['HS256'],
        audience: AUDIENCE,
        requiredClaims: ['exp', 'jti'],
        currentDate: this.#dependencies.clock(),
      });
      return Claims.parse(payload);
    } catch (error) {
      throw new Refusal(error instanceof errors.JWTExpired ? 'credential_expired' : 'credential_invalid');
    }
  }

  #checked(session: StaffSession | null): StaffSession {
    const over = !session || session.disabled || session.expiresAt <= this.#dependencies.clock();
    if (over) throw new Refusal('credential_expired');
    if (needsSecondFactor(session.staff.role) && !session.secondFactor) {
      throw new Refusal('second_factor_required');
    }
    return session;
  }
}
