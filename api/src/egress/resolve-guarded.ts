import { promises as dns, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { DirectoryFailure } from '@sinia/directory';
import { mayReach } from './address-rules.ts';

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

const lookUp: Resolve = (host) => dns.lookup(host, { all: true, verbatim: true });

/**
 * The address to connect to. Every address of the name is checked, and the connection goes to the one that was: a name
 * that means something else a moment later reaches nothing.
 *
 * @throws DirectoryFailure `address_unknown`, `address_not_allowed`
 */
export async function resolveGuarded(
  host: string,
  allowed: readonly string[],
  resolve: Resolve = lookUp,
): Promise<LookupAddress> {
  const bare = host.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  const found = family === 0 ? await named(bare, resolve) : [{ address: bare, family }];
  const [first] = found;
  if (!first) throw new DirectoryFailure('address_unknown', host);
  if (!found.every(({ address }) => mayReach(address, allowed)))
    throw new DirectoryFailure('address_not_allowed', host);
  return first;
}

async function named(host: string, resolve: Resolve): Promise<readonly LookupAddress[]> {
  try {
    return await resolve(host);
  } catch (cause) {
    throw new DirectoryFailure('address_unknown', host, { cause });
  }
}
