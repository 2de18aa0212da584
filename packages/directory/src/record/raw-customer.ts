/** A customer as a system hands them over: text, whatever it means; null where nothing stands. */
export interface RawCustomer {
  readonly id: string | null;
  readonly kind: string | null;
  readonly documentId: string | null;
  readonly documentType: string | null;
  readonly name: string | null;
  readonly surname1: string | null;
  readonly surname2: string | null;
  readonly companyName: string | null;
  readonly language: string | null;
  readonly blocked: string | null;
  readonly anonymised: string | null;
  readonly updatedAt: string | null;
  readonly emails: readonly (string | null)[];
  readonly phones: readonly (string | null)[];
  readonly addresses: readonly RawAddress[];
  readonly contracts: readonly RawContract[];
}

export interface RawAddress {
  readonly street: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
}

export interface RawContract {
  readonly number: string | null;
  readonly role: string | null;
  readonly status: string | null;
  readonly supplyPointId: string | null;
  readonly supplyAddress: RawAddress;
  readonly meterSerial: string | null;
  readonly use: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
}
