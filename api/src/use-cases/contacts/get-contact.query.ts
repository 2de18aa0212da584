import { Contact, ContactId } from '@sinia/contracts';
import { z } from 'zod';
import { insertAudit } from '../audit-store.ts';
import { defineQuery } from '../query.ts';
import { readPerson } from './contact-store.ts';
import { contactView } from './contact-view.ts';
import { readContracts } from './contract-store.ts';
import { readSettings } from './settings-store.ts';

/** One contact. The id of one that was merged goes on working: it answers with the one that it went into. */
export const getContact = defineQuery({
  name: 'getContact',
  permission: 'contact.read',
  input: z.object({ id: ContactId }),
  output: Contact,
  async run(context, { id }) {
    const { db } = context.dependencies;
    const [person, { settings }] = await Promise.all([readPerson(db, id), readSettings(db)]);
    await insertAudit(context, `contact.read ${person.root.id}`, null);
    const contracts = await readContracts(db, person);
    return contactView(person, contracts, settings, context.actor);
  },
});
