import {
  type FlatField,
  type FlatRow,
  readDay,
  readKind,
  readLanguage,
  readRole,
  readStatus,
  textOf,
} from '@sinia/directory/file';

type Text = (field: FlatField) => string | undefined;

/** A row of a table as the body that makes a contact: codes and words of billing systems are read, what is empty is not said. */
export function contactOfFlat(fields: FlatRow): Record<string, unknown> {
  const text: Text = (field) => textOf(fields, field)?.trim() || undefined;
  const all = (field: 'email' | 'phone') => (fields[field] ?? []).flatMap((cell) => cell?.trim() || []);
  const company = text('companyName');
  const document = text('documentId');
  const identities = [
    ...all('email').map((value) => ({ kind: 'email', value })),
    ...all('phone').map((value) => ({ kind: 'phone', value })),
    ...(document ? [{ kind: 'documentId', value: document }] : []),
  ];
  const isCompany = company !== undefined || readKind(text('kind') ?? null) === 'company';
  return present({
    kind: isCompany ? 'organisation' : undefined,
    name: company ?? joined([text('name'), text('surname1'), text('surname2')], ' '),
    address: joined([text('street'), joined([text('postcode'), text('town')], ' ')], ', '),
    language: meant(readLanguage, text('language')),
    aquacisId: text('customerId'),
    identities: identities.length > 0 ? identities : undefined,
    contracts: text('contract') ? [contractOf(text)] : undefined,
  });
}

function contractOf(text: Text): Record<string, unknown> {
  const town = joined([text('supplyPostcode'), text('supplyTown')], ' ');
  return present({
    number: text('contract'),
    role: meant(readRole, text('contractRole')) ?? 'holder',
    status: meant(readStatus, text('contractStatus')),
    supplyPointId: text('supplyPointId'),
    supplyAddress: joined([text('supplyStreet'), town], ', '),
    ...{ meterSerial: text('meter'), use: text('use') },
    ...{ startDate: meant(readDay, text('startDate')), endDate: meant(readDay, text('endDate')) },
  });
}

/** What a code means; one that nobody knows stays as it is, so that the row is refused for it. */
function meant(
  read: (text: string | null) => string | null | undefined,
  text: string | undefined,
): string | undefined {
  return text === undefined ? undefined : (read(text) ?? text);
}

const joined = (parts: readonly (string | undefined)[], between: string): string | undefined =>
  parts.filter(Boolean).join(between) || undefined;

const present = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
