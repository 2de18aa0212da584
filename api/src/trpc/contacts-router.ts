import { adoptCustomer } from '../use-cases/contacts/adopt-customer.ts';
import { changeContact } from '../use-cases/contacts/change-contact.ts';
import { contactTimeline } from '../use-cases/contacts/contact-timeline.query.ts';
import { createContact } from '../use-cases/contacts/create-contact.ts';
import { dismissDuplicate } from '../use-cases/contacts/dismiss-duplicate.ts';
import { getContact } from '../use-cases/contacts/get-contact.query.ts';
import { listContacts } from '../use-cases/contacts/list-contacts.query.ts';
import { duplicatesOf, listDuplicates } from '../use-cases/contacts/list-duplicates.query.ts';
import { listMerges } from '../use-cases/contacts/list-merges.query.ts';
import { listRepresentations } from '../use-cases/contacts/list-representations.query.ts';
import { mergeContacts } from '../use-cases/contacts/merge-contacts.ts';
import { noteOnContact, removeNote } from '../use-cases/contacts/note-on-contact.ts';
import { previewContactMerge } from '../use-cases/contacts/preview-contact-merge.query.ts';
import { representContact, revokeRepresentation } from '../use-cases/contacts/represent-contact.ts';
import { getRules, saveRules } from '../use-cases/contacts/save-rules.ts';
import { seeDocument } from '../use-cases/contacts/see-document.ts';
import { tryRules } from '../use-cases/contacts/try-rules.query.ts';
import { undoContactMerge } from '../use-cases/contacts/undo-contact-merge.ts';
import { viewContact } from '../use-cases/contacts/view-contact.query.ts';
import { procedure, router } from './procedure.ts';

export const contactsRouter = router({
  list: procedure
    .input(listContacts.input)
    .query(({ ctx, input }) => listContacts.execute(ctx.context, input)),
  get: procedure.input(getContact.input).query(({ ctx, input }) => getContact.execute(ctx.context, input)),
  view: procedure.input(viewContact.input).query(({ ctx, input }) => viewContact.execute(ctx.context, input)),
  timeline: procedure
    .input(contactTimeline.input)
    .query(({ ctx, input }) => contactTimeline.execute(ctx.context, input)),
  note: procedure
    .input(noteOnContact.input)
    .mutation(({ ctx, input }) => noteOnContact.execute(ctx.context, input)),
  removeNote: procedure
    .input(removeNote.input)
    .mutation(({ ctx, input }) => removeNote.execute(ctx.context, input)),
  representations: procedure
    .input(listRepresentations.input)
    .query(({ ctx, input }) => listRepresentations.execute(ctx.context, input)),
  represent: procedure
    .input(representContact.input)
    .mutation(({ ctx, input }) => representContact.execute(ctx.context, input)),
  revokeRepresentation: procedure
    .input(revokeRepresentation.input)
    .mutation(({ ctx, input }) => revokeRepresentation.execute(ctx.context, input)),
  rules: procedure.input(getRules.input).query(({ ctx, input }) => getRules.execute(ctx.context, input)),
  saveRules: procedure
    .input(saveRules.input)
    .mutation(({ ctx, input }) => saveRules.execute(ctx.context, input)),
  tryRules: procedure.input(tryRules.input).query(({ ctx, input }) => tryRules.execute(ctx.context, input)),
  create: procedure
    .input(createContact.input)
    .mutation(({ ctx, input }) => createContact.execute(ctx.context, input)),
  duplicates: procedure
    .input(listDuplicates.input)
    .query(({ ctx, input }) => listDuplicates.execute(ctx.context, input)),
  duplicatesOf: procedure
    .input(duplicatesOf.input)
    .query(({ ctx, input }) => duplicatesOf.execute(ctx.context, input)),
  dismissDuplicate: procedure
    .input(dismissDuplicate.input)
    .mutation(({ ctx, input }) => dismissDuplicate.execute(ctx.context, input)),
  previewMerge: procedure
    .input(previewContactMerge.input)
    .query(({ ctx, input }) => previewContactMerge.execute(ctx.context, input)),
  merge: procedure
    .input(mergeContacts.input)
    .mutation(({ ctx, input }) => mergeContacts.execute(ctx.context, input)),
  merges: procedure.input(listMerges.input).query(({ ctx, input }) => listMerges.execute(ctx.context, input)),
  undoMerge: procedure
    .input(undoContactMerge.input)
    .mutation(({ ctx, input }) => undoContactMerge.execute(ctx.context, input)),
  adopt: procedure
    .input(adoptCustomer.input)
    .mutation(({ ctx, input }) => adoptCustomer.execute(ctx.context, input)),
  seeDocument: procedure
    .input(seeDocument.input)
    .mutation(({ ctx, input }) => seeDocument.execute(ctx.context, input)),
  change: procedure
    .input(changeContact.input)
    .mutation(({ ctx, input }) => changeContact.execute(ctx.context, input)),
});
