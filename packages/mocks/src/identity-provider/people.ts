/** An invented employee, as the tenant knows them. */
export interface TenantPerson {
  readonly oid: string;
  name: string;
  /** The name that they sign in with (`preferred_username`). */
  username: string;
  email?: string;
  /** Object ids of the groups that they are in; above 200 the token only says that there are many. */
  groups: string[];
  /** Values of the application's roles that they were given. */
  roles: string[];
  /** Whether they typed a code as well; the token tells it (`amr`). */
  severalFactors: boolean;
  guest: boolean;
  /** Out of the company: nothing is issued for them any more. */
  disabled: boolean;
}

export type NewPerson = Pick<TenantPerson, 'oid' | 'name' | 'username'> & Partial<TenantPerson>;

export function tenantPerson(person: NewPerson): TenantPerson {
  return {
    ...{ groups: [], roles: [], severalFactors: true, guest: false, disabled: false },
    ...person,
  };
}

/** An application that may ask who somebody is. */
export interface RegisteredClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
}
