import type { ContractRole, ContractStatus } from './contract-roles.ts';
import type { ScoredCustomer } from './find-customer.ts';
import type { Identification } from './identify.ts';

/** How the requester of a ticket was identified, by which version of the rules. */
export interface TicketIdentification extends Identification {
  /** 0: the rules as they are shipped. */
  readonly rulesVersion: number;
  readonly at: string;
  /** Who it may be in the billing system, where nobody here was found; absent where it was not asked. */
  readonly customers?: readonly ScoredCustomer[];
}

/** A contact as it was when the contact was made. */
export interface ContactSnapshot {
  readonly name: string | null;
  readonly address: string | null;
  readonly phones: readonly string[];
  readonly email: string | null;
  readonly documentId: string | null;
}

/** The contracts of a contact as they were when the contact was made. */
export interface BillingSnapshot {
  readonly takenAt: string;
  readonly contracts: readonly {
    readonly number: string;
    readonly role: ContractRole;
    readonly status: ContractStatus | null;
    readonly supplyAddress: string | null;
    readonly meterSerial: string | null;
    readonly supplyPointId: string | null;
  }[];
}
