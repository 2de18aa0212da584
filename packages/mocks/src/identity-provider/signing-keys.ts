import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
}

/** The keys of the tenant: the newest signs, the older ones stay published for what was signed before. */
export class SigningKeys {
  readonly #published: JWK[] = [];
  #current: Promise<SigningKey> | undefined;
  #count = 0;

  current(): Promise<SigningKey> {
    this.#current ??= this.#make();
    return this.#current;
  }

  /** @param forget whether what was signed before is no longer good */
  async rotate({ forget = false } = {}): Promise<void> {
    if (forget) this.#published.length = 0;
    this.#current = this.#make();
    await this.#current;
  }

  async published(): Promise<{ keys: JWK[] }> {
    await this.current();
    return { keys: [...this.#published] };
  }

  async #make(): Promise<SigningKey> {
    const kid = `key-${++this.#count}`;
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    this.#published.push({ ...(await exportJWK(publicKey)), kid, use: 'sig' });
    return { kid, privateKey };
  }
}
