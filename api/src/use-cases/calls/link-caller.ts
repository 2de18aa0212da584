import { CallId } from '@sinia/contracts';
import { z } from 'zod';
import { identifiedBy } from '../contacts/identify-ticket.ts';
import { noteContact } from '../contacts/link-store.ts';
import type { LookUp } from '../contacts/look-up-customers.ts';
import { defineUseCase } from '../use-case.ts';
import { lockCalls, setOnCall } from './call-store.ts';
import { settleCaller } from './caller-store.ts';

/** Who calls, by what the billing system said; whoever was said or found to be somebody meanwhile stays who they are. */
export const linkCaller = defineUseCase({
  name: 'linkCaller',
  permission: 'call.handle',
  input: z.object({ id: CallId, found: z.custom<LookUp>() }),
  output: z.object({ contactId: z.string().nullable() }),
  load: async (tx, { id }) => (await lockCalls(tx, [id])).get(id) ?? null,
  about: () => ({}),
  run: async (work, { input: { id, found }, subject: call, context }) => {
    if (!found.again) settleCaller(work, id);
    if (!call || call.mergedIntoId || call.contactId || call.identification?.outcome !== 'unknown')
      return { contactId: null };
    const identification = await identifiedBy(work, context, call.identification, found);
    const { contactId } = identification;
    if (contactId) noteContact(work, contactId);
    setOnCall(work, id, { contactId, identification });
    work.signal('calls');
    return { contactId };
  },
});
