import { SignJWT } from 'jose';
import type { SiteConfig } from './site-config.ts';

/** A person whom this host has signed in by its own means. */
export type SignedInCustomer = {
  id: string;
  name: string;
  email: string;
  phone?: string;
  /** The one that the page is about. */
  contract?: string;
  /** The others that they may ask about, as this host knows. */
  contracts?: readonly string[];
  /** Who a colleague is in the company's directory; only an intranet says so. */
  oid?: string;
  locale: 'ca' | 'es';
};

/**
 * Tells the desk who is signed in: HS256, five minutes, for this desk only. It is made on the server, because
 * whoever holds the secret can be anybody.
 */
export function signCustomerToken(config: SiteConfig, customer: SignedInCustomer): Promise<string> {
  const { id, ...claims } = customer;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: config.kid })
    .setSubject(id)
    .setIssuer(config.origin)
    .setAudience(config.baseUrl)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(config.identitySecret));
}
