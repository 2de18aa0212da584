/** How we enter one mailbox of Microsoft 365: an application of the tenant, on its own behalf. */
export type GraphAccount = {
  /** Id (GUID) or a domain of the tenant. */
  tenant: string;
  clientId: string;
  clientSecret: string;
  /** Address of the mailbox (userPrincipalName). */
  user: string;
};

export type GraphNet = {
  fetch: typeof globalThis.fetch;
  now: () => Date;
  endpoints: { readonly microsoftLogin: string; readonly microsoftGraph: string };
};

/** Why a mailbox could not be read, for words that a person can do something with. */
export const GRAPH_MAIL_FAILURES = [
  'tenant_unknown',
  'app_unknown',
  'secret_wrong',
  'secret_expired',
  'not_permitted',
  'address_unknown',
  'throttled',
  'door_unreachable',
  'unreachable',
  'unexpected',
] as const;
export type GraphMailFailure = (typeof GRAPH_MAIL_FAILURES)[number];

export type RefusalFacts = {
  failure: GraphMailFailure;
  /** 0 where nothing answered. */
  status: number;
  /** Microsoft's own code, such as `ErrorAccessDenied` or `AADSTS7000222`. */
  code: string;
  /** What Microsoft asks us to wait. */
  retryAfterMs?: number | undefined;
  /** The request may have been carried out. */
  uncertain?: boolean;
};

/** What Microsoft answered instead of what was asked for. */
export class GraphRefused extends Error {
  override readonly name = 'GraphRefused';
  readonly facts: RefusalFacts;

  constructor(facts: RefusalFacts, detail = '') {
    super(`${facts.failure}: ${facts.status} ${facts.code} ${detail}`.trim().slice(0, 300));
    this.facts = facts;
  }
}

/** What went wrong, of an error that reading or sending threw. */
export function graphMailFailure(error: unknown): GraphMailFailure {
  return error instanceof GraphRefused ? error.facts.failure : 'unexpected';
}
