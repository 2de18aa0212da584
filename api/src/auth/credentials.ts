import { Refusal } from '@sinia/core';
import type { Dependencies } from '../use-cases/context.ts';
import { type Actor, ANONYMOUS, type CustomerActor, type Standing } from './actor.ts';
import { ApiKeys } from './api-keys.ts';
import { linkActor } from './link-tokens-store.ts';
import { ShortMemory } from './short-memory.ts';
import { customerActor, signedBy, siteActor } from './site-identity.ts';
import { Sites } from './sites-store.ts';
import { employeeOfHost } from './sso/employee-of-host-store.ts';
import { BEARER_PREFIX, StaffBearers } from './staff-bearer.ts';
import { readStanding } from './standing-store.ts';

/** What a request says about its caller: three headers. */
export interface GivenCredentials {
  readonly authorization: string | undefined;
  readonly origin: string | undefined;
  /** `Sinia-Site`: the publishable key of the page, beside a customer's token. */
  readonly site: string | undefined;
}

/** A host's token may name two hundred contracts. */
const BEARER = /^Bearer ([\x21-\x7e]{1,8192})$/i;
/** A link's token is 43 characters of base64url, a length that no key has. */
const LINK_TOKEN = /^[A-Za-z0-9_-]{43}$/;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** All credentials end here, in one actor. Rights that were withdrawn act for 5 s at most. */
export class Credentials {
  readonly sites: Sites;
  readonly staff: StaffBearers;
  readonly #apiKeys: ApiKeys;
  readonly #standings: ShortMemory<Standing | null>;
  readonly #dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    this.sites = new Sites(dependencies.db, dependencies.clock);
    this.staff = new StaffBearers(dependencies);
    this.#apiKeys = new ApiKeys(dependencies);
    this.#standings = new ShortMemory(dependencies.clock);
  }

  /**
   * Who calls. Ask again every 5 s for as long as a stream lasts.
   *
   * @throws Refusal `credential_invalid`, `credential_expired`, `second_factor_required`, `origin_not_allowed`; for a
   *   colleague on the intranet also what `employeeOfHost` says.
   */
  async actor({ authorization, origin, site }: GivenCredentials): Promise<Actor> {
    if (authorization === undefined) return ANONYMOUS;
    const token = BEARER.exec(authorization)?.[1];
    if (!token) throw new Refusal('credential_invalid');
    const { db, clock, secret, settings } = this.#dependencies;
    if (LINK_TOKEN.test(token)) return linkActor(db, token, clock());
    if (token.startsWith('sk_')) return this.#apiKeys.actor(token);
    if (token.startsWith(BEARER_PREFIX)) return this.staff.actor(token);
    const { byKey } = await this.sites.read();
    if (token.startsWith('pk_')) return siteActor(byKey.get(token), origin);
    if (!JWT.test(token)) throw new Refusal('credential_invalid');
    const server = { secret, baseUrl: settings.baseUrl };
    const customer = await customerActor(byKey.get(site ?? ''), token, origin, server, clock());
    if (customer.channel === 'intranet') return employeeOfHost(this.#dependencies, customer);
    return { ...customer, standing: await this.#standingOf(customer) };
  }

  #standingOf(customer: CustomerActor): Promise<Standing | null> {
    const key = JSON.stringify([customer.id, signedBy(customer)]);
    return this.#standings.get(key, () => readStanding(this.#dependencies, customer));
  }
}

const known = new WeakMap<Dependencies, Credentials>();

/** The one memory of callers that belongs to these dependencies. */
export function credentialsOf(dependencies: Dependencies): Credentials {
  const found = known.get(dependencies) ?? new Credentials(dependencies);
  known.set(dependencies, found);
  return found;
}
