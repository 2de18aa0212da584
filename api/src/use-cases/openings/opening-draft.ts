import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { defineUseCase } from '../use-case.ts';
import { deleteOpeningDraft, keepOpeningDraft, ownOpeningDraft } from './opening-draft-store.ts';

const LONGEST = 60_000;

/** The fields as they stand on the screen, right or not yet. PostgreSQL keeps no NUL in a text. */
const Form = z
  .record(z.string().max(40), z.json())
  .overwrite((form) => JSON.parse(JSON.stringify(form).replaceAll('\\u0000', '')))
  .refine((form) => JSON.stringify(form).length <= LONGEST, { error: 'too_big' });

/** Keeps a ticket in the making; null means that there is none any more. */
export const saveOpeningDraft = defineUseCase({
  name: 'saveOpeningDraft',
  permission: 'ticket.update',
  input: z.strictObject({ form: Form.nullable() }),
  output: z.object({ savedAt: z.iso.datetime() }),
  load: async () => null,
  about: () => ({ own: true }),
  run: (work, { input: { form }, context }) => {
    if (form) keepOpeningDraft(work, context.actor.id, form);
    else deleteOpeningDraft(work, context.actor.id);
    return { savedAt: work.now.toISOString() };
  },
});

/** What the caller had begun to take down; nobody reads another's. */
export const readOpeningDraft = defineQuery({
  name: 'readOpeningDraft',
  permission: 'ticket.update',
  input: z.object({}),
  output: z.object({ form: z.record(z.string(), z.unknown()).nullable() }),
  async run(context) {
    return { form: await ownOpeningDraft(context) };
  },
});
