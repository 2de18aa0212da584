import {
  Contact,
  ContactId,
  ContactMerge,
  ContactNote,
  Representation,
  TicketSummary,
} from '@sinia/contracts';
import { UNRESOLVED } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, desc, eq, inArray, isNull, notInArray, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { anyOf } from '../deliveries/any-of-store.ts';
import { defineQuery } from '../query.ts';
import { ticketScope } from '../scope.ts';
import { summaryColumns } from '../tickets/summary-store.ts';
import { summaryView } from '../tickets/ticket-view.ts';
import { readPerson } from './contact-store.ts';
import { getContact } from './get-contact.query.ts';
import { duplicatesOf } from './list-duplicates.query.ts';
import { readNotes } from './note-store.ts';
import { ofContacts } from './of-contact-store.ts';
import { readRepresentations, representationViews } from './representation-store.ts';

const { tickets, contactMerges } = schema;

const SHOWN_TICKETS = 20;

/** Everything that the desk shows of a contact, in one answer; what passed with them is the timeline. */
export const viewContact = defineQuery({
  name: 'viewContact',
  permission: 'contact.read',
  input: z.object({ id: ContactId }),
  output: z.object({
    contact: Contact,
    open: z.array(TicketSummary),
    past: z.array(TicketSummary),
    notes: z.array(ContactNote),
    representations: z.array(Representation),
    /** What went into it and can be taken out again. */
    merges: z.array(ContactMerge.extend({ name: z.string() })),
    /** How many contacts may be the same person. */
    duplicates: z.int(),
  }),
  async run(context, { id }) {
    const { db, clock } = context.dependencies;
    const { ids } = await readPerson(db, id);
    const unresolved = and(inArray(tickets.status, [...UNRESOLVED]), isNull(tickets.shelf));
    const resolved = notInArray(tickets.status, [...UNRESOLVED]);
    const [contact, open, past, notes, representations, merges, { data: duplicates }] = await Promise.all([
      getContact.execute(context, { id }),
      ticketsOf(context, ids, unresolved),
      ticketsOf(context, ids, resolved),
      readNotes(db, ids, context),
      readRepresentations(db, ids).then((rows) => representationViews(db, rows, clock())),
      readMerges(context, ids),
      duplicatesOf.execute(context, { id }),
    ]);
    return { contact, open, past, notes, representations, merges, duplicates: duplicates.length };
  },
});

async function ticketsOf(context: Context, ids: readonly string[], which: SQL | undefined) {
  const rows = await context.dependencies.db
    .select(summaryColumns)
    .from(tickets)
    .where(and(ofContacts(ids), which, ticketScope(context, 'ticket.list')))
    .orderBy(desc(tickets.createdAt))
    .limit(SHOWN_TICKETS);
  return rows.map(summaryView);
}

async function readMerges(context: Context, ids: readonly string[]) {
  const { contacts } = schema;
  const rows = await context.dependencies.db
    .select({ merge: contactMerges, name: contacts.name })
    .from(contactMerges)
    .innerJoin(contacts, eq(contacts.id, contactMerges.contactId))
    .where(and(anyOf(contactMerges.contactId, ids), isNull(contactMerges.undoneAt)))
    .orderBy(desc(contactMerges.mergedAt));
  return rows.map(({ merge, name }) => ({
    ...{ mergeId: merge.id, contactId: merge.contactId, intoContactId: merge.intoContactId, name },
    ...{ mergedAt: merge.mergedAt.toISOString(), undoneAt: null },
  }));
}
