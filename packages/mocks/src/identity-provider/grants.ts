import type { TenantPerson } from './people.ts';

/** What somebody agreed to when they signed in; a code and every token after it stand on it. */
export interface Grant {
  readonly person: TenantPerson;
  readonly clientId: string;
  readonly scope: string;
  readonly nonce: string | undefined;
  readonly context: string | undefined;
  readonly session: string;
}

export interface Code {
  readonly grant: Grant;
  readonly redirectUri: string;
  readonly challenge: string;
  used: boolean;
}

export const drawText = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replaceAll(/[+/=]/g, 'x');
};

/** Codes and tokens that were given out, in memory: a provider that was restarted knows none. */
export class Grants {
  readonly codes = new Map<string, Code>();
  readonly #refresh = new Map<string, Grant>();
  readonly #access = new Map<string, Grant>();

  issueCode(grant: Grant, redirectUri: string, challenge: string): string {
    const code = drawText();
    this.codes.set(code, { grant, redirectUri, challenge, used: false });
    return code;
  }

  issueTokens(grant: Grant): { access: string; refresh: string } {
    const tokens = { access: drawText(), refresh: drawText() };
    this.#access.set(tokens.access, grant);
    this.#refresh.set(tokens.refresh, grant);
    return tokens;
  }

  byRefreshToken = (token: string) => this.#refresh.get(token);
  byAccessToken = (token: string) => this.#access.get(token);

  /** Ends whatever was given out for somebody, as when an administrator signs them out everywhere. */
  revoke(oid: string): void {
    for (const tokens of [this.#refresh, this.#access])
      for (const [token, grant] of tokens) if (grant.person.oid === oid) tokens.delete(token);
  }
}
