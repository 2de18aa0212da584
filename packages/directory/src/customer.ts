import type { ContractStatus, ContractRole as CoreRole } from '@sinia/core/identity';

export const DOCUMENT_TYPES = ['DNI', 'NIE', 'CIF', 'PASSPORT', 'OTHER'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** What the master says that somebody is to a contract; who acts for another is said here alone. */
export type ContractRole = Exclude<CoreRole, 'representative'>;

/** Whether we may show a customer: blocked and anonymised ones are neither shown nor kept. */
export const STANDINGS = ['active', 'blocked', 'anonymised'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface DirectoryPhone {
  /** As the master has it. */
  readonly raw: string;
  /** Null where it cannot be a number: it is shown, never dialled. */
  readonly e164: string | null;
}

export interface DirectoryAddress {
  readonly street: string;
  readonly postcode: string | null;
  readonly town: string | null;
}

export interface DirectoryContract {
  readonly number: string;
  readonly role: ContractRole;
  readonly status: ContractStatus;
  readonly supplyPointId: string | null;
  readonly supplyAddress: DirectoryAddress | null;
  readonly meterSerial: string | null;
  /** What the water is for, in the master's words: `DOMÈSTIC`. */
  readonly use: string | null;
  /** Days: `2019-03-01`. */
  readonly startDate: string | null;
  readonly endDate: string | null;
}

/** A customer as the master has them. */
export interface DirectoryCustomer {
  readonly id: string;
  readonly kind: 'person' | 'company';
  readonly documentId: string | null;
  readonly documentType: DocumentType | null;
  readonly name: string;
  readonly surname1: string | null;
  readonly surname2: string | null;
  readonly companyName: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly DirectoryPhone[];
  readonly language: 'ca' | 'es' | null;
  readonly addresses: readonly DirectoryAddress[];
  readonly contracts: readonly DirectoryContract[];
  readonly standing: Standing;
  /** When the master last changed it, RFC 3339: the newer of two versions wins, in whatever order they come. */
  readonly updatedAt: string;
}

/** How a customer is called: the company, or name and surnames. */
export function displayName({ companyName, name, surname1, surname2 }: DirectoryCustomer): string {
  return companyName ?? [name, surname1, surname2].filter(Boolean).join(' ');
}
