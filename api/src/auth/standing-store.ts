import { type Claim, provenBy, type Representation, requesterClaims } from '@sinia/core/identity';
import { type Database, schema } from '@sinia/database';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { identifyContact } from '../use-cases/contacts/identify-contact.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { anyOf } from '../use-cases/deliveries/any-of-store.ts';
import type { CustomerActor, Standing } from './actor.ts';
import { signedBy } from './site-identity.ts';

const { contacts, representations } = schema;
const root = alias(contacts, 'root');

/**
 * Who a signed-in customer is among the contacts, by the rules that identify everybody; a link that waits for somebody to
 * confirm it opens nothing. Null while no rule finds them.
 */
export async function readStanding(
  dependencies: Dependencies,
  customer: CustomerActor,
): Promise<Standing | null> {
  const { db } = dependencies;
  const { contactId, provisional } = await db.transaction(async (tx) => {
    const found = await identifyContact(tx, { dependencies }, claimsOf(customer));
    return found.identification;
  });
  if (!contactId || provisional) return null;
  return { contactId, represents: await readRepresented(db, contactId) };
}

function claimsOf(customer: CustomerActor): Claim[] {
  const signed = signedBy(customer);
  const claims = requesterClaims(signed, provenBy('portal', signed));
  return [...claims, { kind: 'portal', value: customer.id, proof: 'portal' }];
}

/** Under every id of who is represented, as a ticket may name a contact that was merged since; a blocked one is left out. */
async function readRepresented(db: Database, contactId: string): Promise<Representation[]> {
  const ofThem = sql`${representations.representativeId} in (select id from contacts where root_id = ${contactId})`;
  const rows = await db
    .select({ given: representations, rootId: contacts.rootId })
    .from(representations)
    .innerJoin(contacts, eq(contacts.id, representations.representedId))
    .where(and(ofThem, isNull(representations.revokedAt)));
  if (rows.length === 0) return [];
  const everyId = await db
    .select({ id: contacts.id, rootId: contacts.rootId })
    .from(contacts)
    .innerJoin(root, and(eq(root.id, contacts.rootId), isNull(root.blockedAt)))
    .where(anyOf(contacts.rootId, [...new Set(rows.map(({ rootId }) => rootId))]));
  return rows.flatMap(({ given, rootId }) =>
    everyId
      .filter((one) => one.rootId === rootId)
      .map(({ id }) => ({ ...given, representativeId: contactId, representedId: id })),
  );
}
