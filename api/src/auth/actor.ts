import type { Holder, Language, Scope, StaffRole } from '@sinia/core';
import type { Representation } from '@sinia/core/identity';

export interface StaffActor {
  readonly kind: 'staff';
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly language: Language;
  readonly groupIds: readonly string[];
  /** In a panel that another page embeds: no settings, exports or reports. */
  readonly narrow?: boolean;
  /** An administrator who uses a seat. */
  readonly worksTickets?: boolean;
}

export interface IntegrationActor {
  readonly kind: 'integration';
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** A page with our widgets: its publishable key, sent from one of its origins. */
export interface SiteActor {
  readonly kind: 'site';
  readonly id: string;
  readonly name: string;
  readonly channel: 'web' | 'portal' | 'intranet' | 'phone';
}

/** Who a customer is, and for whom they act: whether it still counts is asked of `mayActFor` at the moment of use. */
export interface Standing {
  readonly contactId: string;
  /** One row for each contact that the represented person is, merged ones too. */
  readonly represents: readonly Representation[];
}

/** A person whom the host page has signed in and vouches for. */
export interface CustomerActor {
  readonly kind: 'customer';
  /** `site:<site id>:<subject>`; `staff:<id>` for a colleague on the intranet, who asks as anybody does. */
  readonly id: string;
  readonly name: string;
  readonly channel: SiteActor['channel'];
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly documentId?: string | undefined;
  readonly contract?: string | undefined;
  readonly language?: Language | undefined;
  /** Contracts that the host page knows to be theirs to ask about. */
  readonly contracts?: readonly string[] | undefined;
  /** Who they are among the contacts; null while no rule finds them for certain. */
  readonly standing?: Standing | null | undefined;
  /** Who a colleague is in the company's directory, where the page is the intranet's. */
  readonly oid?: string | undefined;
}

/** Whoever holds a link to one ticket. */
export interface LinkActor {
  readonly kind: 'link' | 'survey_link';
  readonly id: string;
  readonly name: string;
  readonly ticketId: string;
}

export interface SystemActor {
  readonly kind: 'system';
  readonly id: string;
  readonly name: string;
}

export interface AnonymousActor {
  readonly kind: 'anonymous';
  readonly id: string;
  readonly name: string;
}

/** Everybody who can ask for something; all credentials end in one of these. */
export type Actor =
  | StaffActor
  | IntegrationActor
  | SiteActor
  | CustomerActor
  | LinkActor
  | SystemActor
  | AnonymousActor;

export const ANONYMOUS: AnonymousActor = { kind: 'anonymous', id: 'anonymous', name: '' };

/** The caller as the permission table sees it. */
export function holderOf(actor: Actor): Holder {
  switch (actor.kind) {
    case 'staff':
      return {
        holder: actor.role,
        agentId: actor.id,
        groupIds: actor.groupIds,
        narrow: actor.narrow ?? false,
      };
    case 'integration':
      return { holder: 'integration', scopes: actor.scopes };
    default:
      return { holder: actor.kind };
  }
}

/** Who owns an upload, an idempotency key or a ticket "of one's own": one string per caller. */
export function actorKey(actor: Actor): string {
  return actor.kind === 'customer' ? actor.id : `${actor.kind}:${actor.id}`;
}
