import { ContactId, TicketId } from '@sinia/contracts';
import {
  CONTACT_FIELDS,
  IDENTIFICATION_OUTCOMES,
  type IdentificationSettings,
  identify,
  shownFields,
} from '@sinia/core/identity';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { readClaimed } from './identify-contact.ts';
import { claimsOf } from './requester-claims-store.ts';
import { RulesShape } from './save-rules.ts';
import { readSettings } from './settings-store.ts';
import { countPairs, readDisagreements, readLatestIdentified } from './trial-store.ts';

const EXAMPLES = 20;
const TICKETS = 200;

const value = z.union([z.string(), z.boolean()]).nullable();
const Found = z.object({ outcome: z.enum(IDENTIFICATION_OUTCOMES), contactId: ContactId.nullable() });

/**
 * What other rules would make of what is there, without writing anything: the fields of which another source would
 * count, the latest tickets that would be somebody else's, and how many pairs would be reviewed.
 */
export const tryRules = defineQuery({
  name: 'tryIdentificationRules',
  permission: 'contact.settings',
  input: z.object({ settings: RulesShape }),
  output: z.object({
    fields: z.object({
      changes: z.int(),
      examples: z.array(
        z.object({ contactId: ContactId, field: z.enum(CONTACT_FIELDS), before: value, after: value }),
      ),
    }),
    tickets: z.object({
      /** How many were looked at, the latest first. */
      looked: z.int(),
      changes: z.int(),
      examples: z.array(z.object({ ticketId: TicketId, reference: z.string(), before: Found, after: Found })),
    }),
    duplicates: z.object({ before: z.int(), after: z.int() }),
  }),
  async run(context, { settings }) {
    const { db } = context.dependencies;
    const { settings: current } = await readSettings(db);
    const fields = await triedFields(context, current, settings);
    const tickets = await triedTickets(context, current, settings);
    const before = await countPairs(db, current);
    const compares = (one: IdentificationSettings) => `${one.nameAlikeFrom} ${one.duplicateFrom}`;
    const after = compares(current) === compares(settings) ? before : await countPairs(db, settings);
    return { fields, tickets, duplicates: { before, after } };
  },
});

async function triedFields(
  { dependencies: { db } }: Context,
  current: IdentificationSettings,
  wanted: IdentificationSettings,
) {
  const changes = (await readDisagreements(db)).flatMap(({ facts, of }) => {
    const [before, after] = [shownFields(facts, of, current), shownFields(facts, of, wanted)];
    return CONTACT_FIELDS.filter((field) => before[field].fact?.value !== after[field].fact?.value).map(
      (field) => ({
        ...{ contactId: of.rootId, field },
        ...{ before: before[field].fact?.value ?? null, after: after[field].fact?.value ?? null },
      }),
    );
  });
  return { changes: changes.length, examples: changes.slice(0, EXAMPLES) };
}

async function triedTickets(
  { dependencies: { db } }: Context,
  current: IdentificationSettings,
  wanted: IdentificationSettings,
) {
  const tickets = await readLatestIdentified(db, TICKETS);
  const changes = [];
  for (const ticket of tickets) {
    const { written, candidates } = await readClaimed(db, await claimsOf(db, ticket));
    const [before, after] = [current, wanted].map((rules) => {
      const { outcome, contactId, provisional } = identify(written, candidates, rules);
      return { outcome, contactId, provisional };
    });
    if (!before || !after || JSON.stringify(before) === JSON.stringify(after)) continue;
    changes.push({ ticketId: ticket.id, reference: ticket.reference, before, after });
  }
  return { looked: tickets.length, changes: changes.length, examples: changes.slice(0, EXAMPLES) };
}
