import { ContactId } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { readPerson } from './contact-store.ts';
import { dismissPair } from './pair-store.ts';

/** Somebody has looked: these two are two people. They are not shown as duplicates again. */
export const dismissDuplicate = defineUseCase({
  name: 'dismissDuplicate',
  permission: 'contact.merge',
  input: z.object({ id: ContactId, otherId: ContactId }),
  output: z.object({ dismissed: z.literal(true) }),
  load: async (tx, { id, otherId }) => Promise.all([readPerson(tx, id), readPerson(tx, otherId)]),
  about: () => ({}),
  run: (work, { subject: [one, other], context }) => {
    const [oneId, otherId] = [one.root.id, other.root.id].sort() as [string, string];
    if (oneId === otherId) throw new Refusal('contact_merge_into_itself');
    dismissPair(work, { oneId, otherId, score: 0, reasons: [] }, context.actor.name);
    work.audit(`contact.duplicate_dismissed ${oneId} ${otherId}`, null);
    return { dismissed: true as const };
  },
});
