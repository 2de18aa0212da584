import { passwordDigest } from '../src/http/soap-envelope.ts';
import { nodeOf, textOf, type WireNode } from '../src/http/wire-node.ts';

const FRESH_MS = 5 * 60_000;

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** Checks UsernameTokens as WSS4J does: user, password or its digest, five minutes, each nonce once. */
export class TokenCheck {
  readonly #login: Login;
  readonly #now: () => Date;
  readonly #nonces = new Set<string>();

  constructor(login: Login, now: () => Date) {
    this.#login = login;
    this.#now = now;
  }

  accepts(header: WireNode): boolean {
    const token = nodeOf(nodeOf(header, 'Security'), 'UsernameToken');
    const text = (name: string) => textOf(token, name) ?? '';
    const [nonce, created, given] = [text('Nonce'), text('Created'), text('Password')];
    const age = Math.abs(this.#now().getTime() - Date.parse(created));
    if (!(age <= FRESH_MS) || this.#nonces.has(nonce)) return false;
    this.#nonces.add(nonce);
    const { user, password } = this.#login;
    const digest = passwordDigest(Buffer.from(nonce, 'base64'), created, password);
    return text('Username') === user && (given === password || given === digest);
  }
}
