import { schema } from '@sinia/database';
import { or, type SQL, sql } from 'drizzle-orm';
import { anyOf } from '../deliveries/any-of-store.ts';

/** Tickets of a contact, of those that went into it, and, of a merged one, of the one that it went into. */
export function ofContact(contactId: string): SQL {
  return sql`${schema.tickets.contactId} = any(array(
    select id from contacts where root_id = (select root_id from contacts where id = ${contactId})))`;
}

/** Tickets of these contacts, and those that somebody opened in their name. */
export function ofContacts(ids: readonly string[]): SQL | undefined {
  return or(anyOf(schema.tickets.contactId, ids), anyOf(schema.tickets.representedId, ids));
}
