import type { DirectoryCustomer } from './customer.ts';
import type { RejectedRecord } from './rejected-record.ts';

export const SEARCH_KEYS = ['documentId', 'phone', 'email', 'contract', 'meter', 'name'] as const;
export type SearchKey = (typeof SEARCH_KEYS)[number];

/** What is looked for; several keys must all fit. */
export type DirectoryQuery = { readonly [Key in SearchKey]?: string | undefined };

export interface CallOptions {
  /** Ends the call: whoever asks has only so much time. */
  readonly signal?: AbortSignal;
}

export interface FoundCustomers {
  readonly customers: readonly DirectoryCustomer[];
  /** There are more than were asked for. */
  readonly truncated: boolean;
}

/** One record of the master, in its order; `row` counts from 1 (in a file, below its header). */
export type ChangedRecord =
  | { readonly row: number; readonly customer: DirectoryCustomer }
  | { readonly row: number; readonly rejected: RejectedRecord };

export interface ChangesPage {
  readonly records: readonly ChangedRecord[];
  readonly deletedIds: readonly string[];
  /** Where the next page begins; after the last one, where the next incremental import does. */
  readonly next: string;
  readonly more: boolean;
  /** How many records there are in all, where the master says so. */
  readonly total: number | null;
}

export interface Invoice {
  readonly number: string;
  /** Days. */
  readonly issuedOn: string | null;
  readonly dueOn: string | null;
  /** Euros, with two decimals. */
  readonly amount: number;
  readonly status: 'paid' | 'pending' | 'overdue' | 'cancelled';
}

export interface MeterReading {
  readonly readOn: string;
  /** Cubic metres on the meter. */
  readonly value: number;
  readonly kind: 'real' | 'estimated' | 'customer';
}

/** What the billing system says of a contract, as far as it says it: null where it does not. */
export interface ContractAccount {
  readonly contractNumber: string;
  readonly invoices: readonly Invoice[] | null;
  /** Euros that are owed; null where the master does not tell. */
  readonly debt: { readonly amount: number; readonly invoices: number } | null;
  readonly readings: readonly MeterReading[] | null;
  readonly supply: { readonly cut: boolean; readonly since: string | null } | null;
}

/** A contact with a customer, written back as a note in the master. */
export interface ContactNote {
  readonly customerId: string;
  readonly contractNumber: string | null;
  readonly channel: string;
  readonly reasonCode: string;
  readonly inbound: boolean;
  /** The ticket's key: sent twice it makes one note. */
  readonly ticketReference: string;
  readonly at: string;
}

export interface DirectoryHealth {
  readonly latencyMs: number;
  readonly version: string | null;
}

/**
 * The customer master. Every verb rejects with a `DirectoryFailure`; what is not there is null or an empty list.
 * One contract suite (`test/`) runs on every adapter.
 */
export interface DirectoryPort {
  /** By which keys it can be searched while a person waits; empty where it is only imported from. */
  readonly liveKeys: ReadonlySet<SearchKey>;
  search(query: DirectoryQuery, options: CallOptions & { readonly limit: number }): Promise<FoundCustomers>;
  getCustomer(id: string, options?: CallOptions): Promise<DirectoryCustomer | null>;
  /** @param cursor null for everything from the beginning, else as a page gave it */
  changes(cursor: string | null, limit: number, options?: CallOptions): Promise<ChangesPage>;
  /** Invoices, debt, readings and supply of a contract; null where it does not exist. */
  getAccount?(contractNumber: string, options?: CallOptions): Promise<ContractAccount | null>;
  /** Idempotent by `ticketReference`. */
  registerContact?(note: ContactNote, options?: CallOptions): Promise<{ readonly externalId: string }>;
  health(options?: CallOptions): Promise<DirectoryHealth>;
  close(): Promise<void>;
}
