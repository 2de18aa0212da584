import { z } from 'zod';
import { line, Timestamp } from './text.ts';
import { Language } from './ticket.ts';

const Day = z.iso.date().meta({ example: '2019-03-01' });

export const DirectorySearchQuery = z
  .strictObject({
    documentId: line(30).optional(),
    phone: line(40).optional(),
    email: line(254).optional(),
    contract: line(30).optional(),
    meter: line(30).optional(),
    name: line(120).optional(),
    limit: z.int().min(1).max(50).default(20),
  })
  .meta({
    id: 'DirectorySearchQuery',
    description:
      'At least one key; several must all fit. Names are found by their words, the last one begun.',
  });
export type DirectorySearchQuery = z.infer<typeof DirectorySearchQuery>;

export const SearchDirectoryBody = DirectorySearchQuery.extend({
  limit: z.int().min(1).max(50).optional(),
}).meta({
  id: 'SearchDirectoryBody',
  description:
    'At least one key; several must all fit. Names are found by their words, the last one begun. `limit` is 20 unless told.',
  example: { phone: '600 111 222' },
});
export type SearchDirectoryBody = z.infer<typeof SearchDirectoryBody>;

export const DirectoryAddress = z
  .object({ street: z.string(), postcode: z.string().nullable(), town: z.string().nullable() })
  .meta({ id: 'DirectoryAddress' });

export const DirectoryContract = z
  .object({
    number: z.string(),
    role: z.enum(['holder', 'payer', 'tenant', 'owner', 'correspondence']),
    status: z.enum(['active', 'ended', 'cut', 'pending']),
    supplyPointId: z.string().nullable(),
    supplyAddress: DirectoryAddress.nullable(),
    meterSerial: z.string().nullable(),
    use: z.string().nullable(),
    startDate: Day.nullable(),
    endDate: Day.nullable(),
  })
  .meta({ id: 'DirectoryContract', description: 'What the customer is to a contract, and its supply.' });
export type DirectoryContract = z.infer<typeof DirectoryContract>;

export const DirectoryHit = z
  .object({
    customerId: z.string(),
    kind: z.enum(['person', 'company']),
    name: z.string(),
    documentId: z
      .string()
      .nullable()
      .meta({ description: 'Masked (`***4567**`) for callers who may not read documents.' }),
    documentType: z.enum(['DNI', 'NIE', 'CIF', 'PASSPORT', 'OTHER']).nullable(),
    emails: z.array(z.string()),
    phones: z.array(z.string()).meta({ description: 'E.164; as the master has it where it is no number.' }),
    language: Language.nullable(),
    addresses: z.array(DirectoryAddress),
    contracts: z.array(DirectoryContract),
    updatedAt: Timestamp,
  })
  .meta({ id: 'DirectoryHit', description: 'A customer as the billing system has them.' });
export type DirectoryHit = z.infer<typeof DirectoryHit>;

export const DIRECTORY_DEGRADATIONS = [
  'not_configured',
  'paused',
  'key_not_supported',
  'breaker_open',
  'timeout',
  'unavailable',
] as const;

export const DirectorySearchResult = z
  .object({
    data: z.array(DirectoryHit),
    truncated: z.boolean().meta({ description: 'There are more: say more of whom you look for.' }),
    source: z.enum(['replica', 'live']),
    asOf: Timestamp.nullable().meta({ description: 'How fresh the data is; null before the first import.' }),
    degraded: z.enum(DIRECTORY_DEGRADATIONS).nullable().meta({
      description: 'Why the billing system itself was not asked or did not answer; the data is the copy’s.',
    }),
  })
  .meta({ id: 'DirectorySearchResult' });
export type DirectorySearchResult = z.infer<typeof DirectorySearchResult>;
