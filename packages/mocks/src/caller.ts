import {
  type Holder,
  type Permission,
  type PermissionSubject,
  Refusal,
  reachOf,
  SCOPES,
  type Scope,
} from '@sinia/core';
import type { Desk, MockTicket } from './desk.ts';

export interface Caller {
  readonly holder: Holder;
  /** Who owns an upload, a ticket or an idempotency key. */
  readonly key: string;
  readonly name: string;
  readonly email?: string | undefined;
  /** The ticket of a link. */
  readonly ticketId?: string | undefined;
}

const ANONYMOUS: Caller = { holder: { holder: 'anonymous' }, key: 'anonymous', name: '' };

/**
 * Who calls, by the shape of the credential. Keys are believed, and so is an identity that the host page signed:
 * signatures, origins and expiry are the server's to check.
 */
export function callerOf(desk: Desk, request: Request): Caller {
  const authorization = request.headers.get('Authorization');
  if (authorization === null) return ANONYMOUS;
  const token = /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '';
  const link = desk.links.get(token);
  if (link)
    return {
      holder: { holder: link.kind },
      key: `${link.kind}:${link.ticketId}`,
      name: '',
      ticketId: link.ticketId,
    };
  if (token.startsWith('sk_')) {
    const scopes = Object.keys(SCOPES) as Scope[];
    return { holder: { holder: 'integration', scopes }, key: `integration:${token}`, name: 'Integració' };
  }
  if (token.startsWith('pk_')) return { holder: { holder: 'site' }, key: `site:${token}`, name: 'Web' };
  return signedIn(token, request.headers.get('Sinia-Site'));
}

function signedIn(token: string, site: string | null): Caller {
  try {
    const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    const { sub, name, email } = JSON.parse(new TextDecoder().decode(bytes)) as Record<
      string,
      string | undefined
    >;
    if (!sub || !site) throw new Error('whose, and of which page?');
    return { holder: { holder: 'customer' }, key: `site:${site}:${sub}`, name: name ?? '', email };
  } catch {
    throw new Refusal('credential_invalid');
  }
}

/** What the permission table asks of a ticket. */
export function aboutTicket(caller: Caller, { state, ownerKey }: MockTicket): PermissionSubject {
  const { groupId, assigneeId } = state;
  return { groupId, assigneeId, own: caller.ticketId === state.id || ownerKey === caller.key };
}

/** Refuses before anything is read, so that a foreign and a missing thing get the same answer. */
export function requireReach(caller: Caller, permission: Permission): void {
  if (reachOf(caller.holder, permission) !== null) return;
  throw new Refusal(caller.holder.holder === 'anonymous' ? 'credential_missing' : 'permission_denied');
}
