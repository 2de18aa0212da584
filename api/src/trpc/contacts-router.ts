import { changeContact } from '../use-cases/contacts/change-contact.ts';
import { createContact } from '../use-cases/contacts/create-contact.ts';
import { getContact } from '../use-cases/contacts/get-contact.query.ts';
import { listContacts } from '../use-cases/contacts/list-contacts.query.ts';
import { procedure, router } from './procedure.ts';

export const contactsRouter = router({
  list: procedure
    .input(listContacts.input)
    .query(({ ctx, input }) => listContacts.execute(ctx.context, input)),
  get: procedure.input(getContact.input).query(({ ctx, input }) => getContact.execute(ctx.context, input)),
  create: procedure
    .input(createContact.input)
    .mutation(({ ctx, input }) => createContact.execute(ctx.context, input)),
  change: procedure
    .input(changeContact.input)
    .mutation(({ ctx, input }) => changeContact.execute(ctx.context, input)),
});
