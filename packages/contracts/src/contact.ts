import { LANGUAGES } from '@sinia/core';
import {
  AUTHORITY_PROOFS,
  CONTACT_FIELDS,
  CONTACT_KINDS,
  CONTRACT_ROLES,
  CONTRACT_STATUSES,
  DUPLICATE_REASONS,
  EVIDENCE,
  IDENTIFICATION_OUTCOMES,
  IDENTITY_KINDS,
  IDENTITY_SOURCES,
  PROOFS,
  REPRESENTATION_STATES,
} from '@sinia/core/identity';
import { z } from 'zod';
import { MergeId } from './merge-id.ts';
import { PageQuery, pageOf } from './pagination.ts';
import { line, paragraphs, Timestamp } from './text.ts';

export const ContactId = z
  .string()
  .regex(/^con_[0-9a-z]{26}$/)
  .meta({ id: 'ContactId', example: 'con_01k4x8m2q0abcdefghjkmnpqrs' });

export const IdentityKind = z.enum(IDENTITY_KINDS).meta({ id: 'IdentityKind' });
export const IdentitySource = z.enum(IDENTITY_SOURCES).meta({
  id: 'IdentitySource',
  description: 'Where a value comes from. Aquacis counts first, unless the settings say otherwise.',
});

export const IdentityInput = z
  .strictObject({
    kind: IdentityKind,
    value: line(254),
    source: IdentitySource.optional(),
    verified: z.boolean().optional(),
  })
  .meta({
    id: 'IdentityInput',
    description:
      'As people write it: numbers become E.164, documents lose their dots and their check letter is checked, addresses become lower case. A document of another country that looks like a Spanish one has its country before it: `CN:E12345678`.',
    example: { kind: 'phone', value: '600 111 222' },
  });
export type IdentityInput = z.infer<typeof IdentityInput>;

export const ContactIdentity = z
  .object({
    kind: IdentityKind,
    value: z.string().meta({ description: 'Masked (`***4567**`) for whoever may not see documents.' }),
    source: IdentitySource,
    verified: z.boolean(),
    verifiedHow: z.enum(PROOFS).nullable(),
    addedAt: Timestamp,
    addedBy: z.string(),
  })
  .meta({ id: 'ContactIdentity' });
export type ContactIdentity = z.infer<typeof ContactIdentity>;

const Day = z.iso.date().meta({ example: '2019-03-01' });

const contractRow = {
  number: line(30),
  role: z.enum(CONTRACT_ROLES),
  status: z.enum(CONTRACT_STATUSES).nullable(),
  supplyPointId: line(40).nullable(),
  supplyAddress: line(300).nullable(),
  meterSerial: line(40).nullable(),
  use: line(60).nullable(),
  startDate: Day.nullable(),
  endDate: Day.nullable(),
};

export const ContractInput = z
  .strictObject({
    ...contractRow,
    status: contractRow.status.optional(),
    supplyPointId: contractRow.supplyPointId.optional(),
    supplyAddress: contractRow.supplyAddress.optional(),
    meterSerial: contractRow.meterSerial.optional(),
    use: contractRow.use.optional(),
    startDate: contractRow.startDate.optional(),
    endDate: contractRow.endDate.optional(),
  })
  .meta({
    id: 'ContractInput',
    description: 'What somebody is to a contract, and its supply. The number becomes an identity too.',
    example: { number: 'C-204418', role: 'holder', supplyAddress: 'Carrer de la Riera, 48, Mataró' },
  });
export type ContractInput = z.infer<typeof ContractInput>;

export const ContactContract = z.object({ ...contractRow, source: IdentitySource }).meta({
  id: 'ContactContract',
  description: 'A contract of a contact; of customers of Aquacis as its copy has it.',
});
export type ContactContract = z.infer<typeof ContactContract>;

const value = z.union([z.string(), z.boolean()]);

export const FieldFact = z
  .object({
    value,
    source: IdentitySource,
    verifiedHow: z.enum(PROOFS).nullable(),
    by: z.string(),
    at: Timestamp,
  })
  .meta({ id: 'FieldFact', description: 'What one source says of a field.' });
export type FieldFact = z.infer<typeof FieldFact>;

export const ContactField = z.enum(CONTACT_FIELDS).meta({ id: 'ContactField' });

const contactRow = {
  id: ContactId,
  version: z.int(),
  kind: z.enum(CONTACT_KINDS),
  name: z.string(),
  address: z.string().nullable(),
  language: z.enum(LANGUAGES).nullable(),
  preferredChannel: z.enum(['email', 'sms', 'post', 'phone']).nullable(),
  vulnerable: z
    .boolean()
    .nullable()
    .meta({ description: 'Declared by the person; nothing proves it (Ley 10/2025, 4.6).' }),
  over65: z.boolean().nullable().meta({ description: 'Declared: 65 or older (Ley 10/2025, 3.13).' }),
  aquacisId: z.string().nullable(),
  identities: z.array(ContactIdentity),
  lastContactAt: Timestamp.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
};

/** A line of a list. */
export const ContactSummary = z.object(contactRow).meta({ id: 'ContactSummary' });
export type ContactSummary = z.infer<typeof ContactSummary>;

export const Contact = z
  .object({
    ...contactRow,
    facts: z.record(ContactField, z.array(FieldFact)).meta({
      description: 'For each field what each source says, the one that counts first.',
    }),
    contracts: z.array(ContactContract),
    conflicts: z
      .array(ContactField)
      .meta({ description: 'Fields of which two sources say different things.' }),
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof Contact>;

const fields = {
  kind: z.enum(CONTACT_KINDS),
  name: line(200),
  address: line(300).nullable(),
  language: z.enum(LANGUAGES).nullable(),
  preferredChannel: z.enum(['email', 'sms', 'post', 'phone']).nullable(),
  vulnerable: z.boolean().nullable(),
  over65: z.boolean().nullable(),
};

const source = IdentitySource.optional().meta({
  description:
    'Of the fields, and of identities that name none. Staff are `agent`; a secret key is `import` unless it says otherwise.',
});

export const CreateContactBody = z
  .strictObject({
    ...fields,
    kind: fields.kind.optional().meta({ description: 'A person, unless it says otherwise.' }),
    address: fields.address.optional(),
    language: fields.language.optional(),
    preferredChannel: fields.preferredChannel.optional(),
    vulnerable: fields.vulnerable.optional(),
    over65: fields.over65.optional(),
    aquacisId: line(40).optional(),
    identities: z.array(IdentityInput).max(60).optional(),
    contracts: z.array(ContractInput).max(500).optional(),
    source,
  })
  .meta({
    id: 'CreateContactBody',
    example: {
      name: 'Núria Puig Ferrer',
      language: 'ca',
      identities: [
        { kind: 'email', value: 'nuria.puig@example.cat' },
        { kind: 'phone', value: '600 111 222' },
      ],
    },
  });
export type CreateContactBody = z.infer<typeof CreateContactBody>;

export const ChangeContactBody = z
  .strictObject({
    ...fields,
    identities: z
      .array(IdentityInput)
      .max(60)
      .meta({ description: 'All that it is to have: those left out are removed.' }),
    contracts: z.array(ContractInput).max(500).meta({
      description: 'All but those of Aquacis: those left out are removed.',
    }),
    source,
  })
  .partial()
  .meta({ id: 'ChangeContactBody', example: { language: 'es', preferredChannel: 'email' } });
export type ChangeContactBody = z.infer<typeof ChangeContactBody>;

export const ListContactsQuery = PageQuery.extend({
  q: z.string().trim().min(2).max(200).optional(),
  updatedSince: Timestamp.optional(),
});
export type ListContactsQuery = z.infer<typeof ListContactsQuery>;

export const SearchContactsBody = z
  .strictObject({ q: line(200).min(2), limit: z.int().min(1).max(100).optional() })
  .meta({
    id: 'SearchContactsBody',
    description: 'What `GET /contacts?q=` does, without what somebody looks for in a URL.',
    example: { q: '600 111 222' },
  });
export type SearchContactsBody = z.infer<typeof SearchContactsBody>;

export const ContactPage = pageOf(ContactSummary, 'ContactPage');
export type ContactPage = z.infer<typeof ContactPage>;

export const ScoredCandidate = z
  .object({ contactId: ContactId, score: z.int().min(0).max(100), reasons: z.array(z.enum(EVIDENCE)) })
  .meta({ id: 'ScoredCandidate', description: 'Who it may be, how likely out of 100, and why.' });

export const ScoredCustomer = z
  .object({ customerId: z.string(), score: z.int().min(0).max(100), reasons: z.array(z.enum(EVIDENCE)) })
  .meta({ id: 'ScoredCustomer', description: 'Who it may be in the billing system, how likely, and why.' });

export const Identification = z
  .object({
    outcome: z.enum(IDENTIFICATION_OUTCOMES),
    contactId: ContactId.nullable(),
    provisional: z.boolean().meta({
      description:
        'Linked until an agent confirms it by writing `contactId`: nothing personal is read out before.',
    }),
    candidates: z.array(ScoredCandidate),
    reason: z.string().meta({ description: 'The rule that matched, or what stood in its way.' }),
    rulesVersion: z.int(),
    at: Timestamp,
    customers: z.array(ScoredCustomer).optional().meta({
      description:
        'Whom the billing system knows, where no contact was found: none, or several to choose from.',
    }),
  })
  .meta({ id: 'Identification', description: 'How the requester was identified.' });
export type Identification = z.infer<typeof Identification>;

export const FieldChoices = z
  .partialRecord(ContactField, z.enum(['from', 'into']))
  .meta({ id: 'FieldChoices', description: 'Whose value counts; for the others the sources decide.' });

export const MergeContactsBody = z
  .strictObject({
    fromContactId: ContactId,
    fields: FieldChoices.optional(),
    acceptDifferences: z.boolean().optional().meta({
      description: 'That two documents, or two numbers of the billing system, are one person nevertheless.',
    }),
  })
  .meta({ id: 'MergeContactsBody', example: { fromContactId: 'con_01k4x8m2q0abcdefghjkmnpqrt' } });
export type MergeContactsBody = z.infer<typeof MergeContactsBody>;

export const ContactMerge = z
  .object({
    mergeId: MergeId,
    contactId: ContactId.meta({ description: 'What went into the other.' }),
    intoContactId: ContactId,
    mergedAt: Timestamp,
    undoneAt: Timestamp.nullable(),
  })
  .meta({
    id: 'ContactMerge',
    description:
      'A contact that went into another; its id goes on working. Undone, everything of it comes back.',
  });
export type ContactMerge = z.infer<typeof ContactMerge>;

export const Duplicate = z
  .object({
    contacts: z.array(ContactSummary).length(2),
    score: z.int().min(0).max(100),
    reasons: z.array(z.enum(DUPLICATE_REASONS)),
  })
  .meta({ id: 'Duplicate', description: 'Two contacts that may be one, how likely out of 100, and why.' });
export type Duplicate = z.infer<typeof Duplicate>;

export const DuplicatePage = pageOf(Duplicate, 'DuplicatePage');
export type DuplicatePage = z.infer<typeof DuplicatePage>;

export const ContactNote = z
  .object({
    id: z.string().regex(/^not_[0-9a-z]{26}$/),
    body: z.string(),
    author: z.string(),
    own: z.boolean().meta({ description: 'Whether the caller wrote it, and so may take it away.' }),
    createdAt: Timestamp,
  })
  .meta({ id: 'ContactNote', description: 'What staff keep in mind about a contact; no customer reads it.' });
export type ContactNote = z.infer<typeof ContactNote>;

export const AddNoteBody = z
  .strictObject({ body: paragraphs(5_000) })
  .meta({ id: 'AddNoteBody', example: { body: 'Prefereix que li truquin a partir de les 17 h.' } });

export const RepresentationId = z
  .string()
  .regex(/^rep_[0-9a-z]{26}$/)
  .meta({ id: 'RepresentationId', example: 'rep_01k4x8m2q0abcdefghjkmnpqrs' });

export const RepresentationBody = z
  .strictObject({
    representedId: ContactId,
    contracts: z
      .array(line(30))
      .min(1)
      .max(500)
      .optional()
      .meta({ description: 'Which contracts it is about; all where none is named.' }),
    proof: z.enum(AUTHORITY_PROOFS).meta({
      description: 'How it was shown. `declared` gives no rights until something is shown.',
    }),
    attachmentId: z
      .string()
      .max(60)
      .optional()
      .meta({ description: 'The file that shows it, of a ticket that you may read.' }),
    remark: line(300).optional(),
    validFrom: Timestamp.optional(),
    expiresAt: Timestamp.optional(),
  })
  .meta({
    id: 'RepresentationBody',
    example: {
      representedId: 'con_01k4x8m2q0abcdefghjkmnpqrs',
      proof: 'written',
      expiresAt: '2027-12-31T23:00:00.000Z',
    },
  });
export type RepresentationBody = z.infer<typeof RepresentationBody>;

const Named = z.object({ id: ContactId, name: z.string() });

export const Representation = z
  .object({
    id: RepresentationId,
    state: z.enum(REPRESENTATION_STATES),
    representative: Named,
    represented: Named,
    contracts: z.array(z.string()).nullable(),
    proof: z.enum(AUTHORITY_PROOFS),
    attachmentId: z.string().nullable(),
    remark: z.string().nullable(),
    validFrom: Timestamp,
    expiresAt: Timestamp.nullable(),
    createdBy: z.string(),
    createdAt: Timestamp,
    revokedAt: Timestamp.nullable(),
  })
  .meta({
    id: 'Representation',
    description: 'That somebody acts for somebody else: a manager for a community.',
  });
export type Representation = z.infer<typeof Representation>;

export const RepresentationList = z
  .object({ data: z.array(Representation) })
  .meta({ id: 'RepresentationList' });
export type RepresentationList = z.infer<typeof RepresentationList>;
