import { schema } from '@sinia/database';
import { type SQL, sql } from 'drizzle-orm';

/** Tickets of a contact, of those that went into it, and, of a merged one, of the one that it went into. */
export function ofContact(contactId: string): SQL {
  return sql`${schema.tickets.contactId} = any(array(
    select id from contacts where root_id = (select root_id from contacts where id = ${contactId})))`;
}
