/** Addresses in copy of one message; more would be a mailing, not an answer. */
export const MOST_COPIES = 20;

/** Third parties that one message is forwarded to at a time. */
export const MOST_FORWARDED = 10;

export interface Copies {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
}

/**
 * Whom a mail really goes to in copy: nobody twice, not the addressee, and nobody in secret who stands in the open.
 *
 * @param to the addressee; null where the answer itself does not go by mail
 * @returns null when nobody is left
 */
export function copiesOf(
  wanted: { readonly cc?: readonly string[] | undefined; readonly bcc?: readonly string[] | undefined },
  to: string | null,
): Copies | null {
  const seen = new Set(to ? [to.toLowerCase()] : []);
  const fresh = (address: string) => {
    const key = address.trim().toLowerCase();
    return key !== '' && !seen.has(key) && Boolean(seen.add(key));
  };
  const cc = (wanted.cc ?? []).filter(fresh).map((address) => address.trim());
  const bcc = (wanted.bcc ?? []).filter(fresh).map((address) => address.trim());
  return cc.length + bcc.length === 0 ? null : { to: to ? [to] : [], cc, bcc };
}
