import { ContactField, ContactId, ContactSummary, FieldFact } from '@sinia/contracts';
import {
  CONTACT_FIELDS,
  chosenContacts,
  contactMergeRefusal,
  MERGE_DIFFERENCES,
  mergeDifferences,
  shownFields,
} from '@sinia/core/identity';
import { z } from 'zod';
import { insertAudit } from '../audit-store.ts';
import { defineQuery } from '../query.ts';
import { comparableOf, readPerson } from './contact-store.ts';
import { factView, summaryView } from './contact-view.ts';
import { together } from './merge-contacts.ts';
import { readSettings } from './settings-store.ts';

const Line = z.object({
  field: ContactField,
  from: FieldFact.nullable(),
  into: FieldFact.nullable(),
  /** Which of the two would count, were nothing chosen; null where they say the same. */
  counts: z.enum(['from', 'into']).nullable(),
});

/** What would come of a merge, field by field, before anybody decides it. */
export const previewContactMerge = defineQuery({
  name: 'previewContactMerge',
  permission: 'contact.merge',
  input: z.object({ id: ContactId, fromContactId: ContactId }),
  output: z.object({
    refusal: z.string().nullable(),
    /** What a person has only one of, and these two differ in: to be confirmed apart. */
    differences: z.array(z.enum(MERGE_DIFFERENCES)),
    from: ContactSummary,
    into: ContactSummary,
    fields: z.array(Line),
  }),
  async run(context, { id, fromContactId }) {
    const { db } = context.dependencies;
    const [from, into, { settings }] = await Promise.all([
      readPerson(db, fromContactId),
      readPerson(db, id),
      readSettings(db),
    ]);
    await insertAudit(context, `contact.merge_previewed ${from.root.id} ${into.root.id}`, null);
    const shown = {
      from: shownFields(from.facts, from.of, settings),
      into: shownFields(into.facts, into.of, settings),
    };
    const whole = together(from, into, chosenContacts({}, shown.from, shown.into));
    const after = shownFields(whole.facts, whole.of, settings);
    return {
      refusal: contactMergeRefusal(comparableOf(from), comparableOf(into), true),
      differences: mergeDifferences(comparableOf(from), comparableOf(into)),
      from: summaryView(from.root, from.identities, context.actor),
      into: summaryView(into.root, into.identities, context.actor),
      fields: CONTACT_FIELDS.map((field) => {
        const [left, right] = [shown.from[field].fact, shown.into[field].fact];
        const same = left?.value === right?.value;
        const counts = from.ids.includes(after[field].fact?.contactId ?? '')
          ? ('from' as const)
          : ('into' as const);
        return {
          field,
          from: left && factView(left),
          into: right && factView(right),
          counts: same ? null : counts,
        };
      }),
    };
  },
});
