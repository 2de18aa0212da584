import { EmailAddress, type OpenTicketBody } from '@sinia/contracts';
import {
  type AskedRoute,
  type Channel,
  type Language,
  mobileOf,
  type NoticeRoute,
  Refusal,
  type Requester,
  reachOf,
  routeRefusal,
} from '@sinia/core';
import { provenBy, type RequesterProofs } from '@sinia/core/identity';
import { type Actor, actorKey, holderOf } from '../../auth/actor.ts';
import { signedBy } from '../../auth/site-identity.ts';

export interface RequesterClaim {
  readonly requester: Requester;
  readonly verified: boolean;
  readonly requesterProofs: RequesterProofs;
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
  const channel = body.channel ?? channelOf(actor);
  const requester =
    actor.kind === 'customer' ? { ...typed, ...vouched(actor, typed) } : withOwnAddress(actor, typed);
  return {
    requester,
    requesterProofs: proofsOf(actor, requester),
    verified: actor.kind !== 'site' && (actor.kind !== 'customer' || requester.email === actor.email),
    ownerKey:
      actor.kind === 'customer' || (actor.kind === 'staff' && !body.requester) ? actorKey(actor) : null,
    channel,
    language: actor.kind === 'customer' || actor.kind === 'staff' ? actor.language : undefined,
    noticeRoute: wantedRoute(actor, channel, body.noticeRoute) ?? derivedRoute(actor, channel, requester),
  };
}

/** What the host page has signed, with the contract that they chose: one that is not theirs to ask about was refused. */
function vouched(actor: Extract<Actor, { kind: 'customer' }>, { contract }: Requester): Requester {
  return { ...signedBy(actor), ...(contract && { contract }) };
}

/**
 * Staff who look after contacts and secret keys vouch for whom they name, a host page for what it has signed; the rest
 * was typed, by any employee of the house too.
 */
function proofsOf(actor: Actor, requester: Requester): RequesterProofs {
  if (actor.kind === 'customer') return provenBy('portal', vouched(actor, requester));
  if (actor.kind === 'integration') return provenBy('integration', requester);
  const knows = actor.kind === 'staff' && reachOf(holderOf(actor), 'contact.write') !== null;
  return knows ? provenBy('staff', requester) : {};
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

/** The way that was asked for; one that cannot work is refused at once. */
export function wantedRoute(
  actor: Actor,
  channel: Channel,
  wanted: AskedRoute | undefined,
): NoticeRoute | null {
  if (!wanted) return null;
  const refusal = routeRefusal(wanted, { channel, byStaff: actor.kind === 'staff' });
  if (refusal) throw new Refusal(refusal, { fields: [{ pointer: '/noticeRoute/address', code: refusal }] });
  if (wanted.channel === 'email' && !EmailAddress.safeParse(wanted.address).success) {
    const fields = [{ pointer: '/noticeRoute/address', code: 'invalid_format' }];
    throw new Refusal('invalid_body', { fields });
  }
  return wanted.channel === 'sms'
    ? { channel: 'sms', address: mobileOf(wanted.address) ?? wanted.address }
    : wanted;
}

/** What the requester left behind: an address, or a mobile of ours; abroad nothing is sent unasked. */
function derivedRoute(actor: Actor, channel: Channel, { email, phone }: Requester): NoticeRoute | null {
  const mobile = phone ? mobileOf(phone) : null;
  const route: NoticeRoute | null = email
    ? { channel: 'email', address: email }
    : mobile?.startsWith('+34')
      ? { channel: 'sms', address: mobile }
      : null;
  const refusal = routeRefusal(route, { channel, byStaff: actor.kind === 'staff' });
  if (refusal) throw new Refusal(refusal, { fields: [{ pointer: '/noticeRoute', code: refusal }] });
  return route;
}
