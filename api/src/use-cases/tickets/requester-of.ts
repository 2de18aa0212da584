import type { OpenTicketBody } from '@sinia/contracts';
import type { Channel, Language, NoticeRoute, Requester } from '@sinia/core';
import { type Actor, actorKey } from '../../auth/actor.ts';

export interface RequesterClaim {
  readonly requester: Requester;
  readonly verified: boolean;
  readonly ownerKey: string | null;
  readonly channel: Channel;
  readonly language: Language | undefined;
  readonly noticeRoute: NoticeRoute | null;
}

/**
 * Who asks, and how sure that is. What a host page has signed wins over what was typed; what was typed on a public page
 * is a claim and nothing more.
 */
export function requesterOf(actor: Actor, body: OpenTicketBody): RequesterClaim {
  const typed = body.requester ?? {};
  const requester = actor.kind === 'customer' ? { ...typed, ...signed(actor) } : withOwnAddress(actor, typed);
  return {
    requester,
    verified: actor.kind !== 'site' && (actor.kind !== 'customer' || requester.email === actor.email),
    ownerKey:
      actor.kind === 'customer' || (actor.kind === 'staff' && !body.requester) ? actorKey(actor) : null,
    channel: channelOf(actor),
    language: actor.kind === 'customer' || actor.kind === 'staff' ? actor.language : undefined,
    noticeRoute: routeTo(requester),
  };
}

function signed(actor: Extract<Actor, { kind: 'customer' }>): Requester {
  const { email, phone, documentId, contract } = actor;
  const claims = { name: actor.name || undefined, email, phone, documentId, contract };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

/** A member of staff who names nobody asks for themselves. */
function withOwnAddress(actor: Actor, typed: Requester): Requester {
  const asksForSelf = actor.kind === 'staff' && Object.keys(typed).length === 0;
  return asksForSelf ? { name: actor.name, email: actor.email } : typed;
}

function channelOf(actor: Actor): Channel {
  if (actor.kind === 'site' || actor.kind === 'customer') return actor.channel;
  return actor.kind === 'staff' ? 'intranet' : 'web';
}

/** An SMS never goes to a landline: Spanish mobiles begin with 6 or 7. */
function routeTo(requester: Requester): NoticeRoute | null {
  if (requester.email) return { channel: 'email', address: requester.email };
  const digits = requester.phone?.replace(/[^\d+]/g, '').replace(/^(\+34|0034)/, '');
  return digits && /^[67]\d{8}$/.test(digits) ? { channel: 'sms', address: `+34${digits}` } : null;
}
