import { ContactId, RepresentationList } from '@sinia/contracts';
import { z } from 'zod';
import { insertAudit } from '../audit-store.ts';
import { defineQuery } from '../query.ts';
import { readPerson } from './contact-store.ts';
import { readRepresentations, representationViews } from './representation-store.ts';

/** For whom a contact acts, and who acts for it, with what that is worth at this moment. */
export const listRepresentations = defineQuery({
  name: 'listRepresentations',
  permission: 'contact.read',
  input: z.object({ id: ContactId }),
  output: RepresentationList,
  async run(context, { id }) {
    const { db, clock } = context.dependencies;
    const { root, ids } = await readPerson(db, id);
    await insertAudit(context, `contact.representations_read ${root.id}`, null);
    return { data: await representationViews(db, await readRepresentations(db, ids), clock()) };
  },
});
