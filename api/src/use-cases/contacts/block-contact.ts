import { ContactId } from '@sinia/contracts';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { blockRows, putSnapshotsAside } from './blocked-store.ts';
import { lockPerson } from './contact-store.ts';
import { recordContactEvent } from './save-contact-store.ts';

/**
 * Blocks the card of whoever is blocked in the billing system, and what tickets have kept of it: it stays, and nobody is
 * shown it any more (LOPDGDD, article 32). What they wrote to us stays with its ticket.
 */
export const blockContact = defineUseCase({
  name: 'blockContact',
  permission: 'contact.write',
  input: z.object({ id: ContactId }),
  output: z.object({ blocked: z.literal(true) }),
  load: (tx, { id }) => lockPerson(tx, id),
  about: () => ({}),
  run: (work, { subject: { root, ids }, context }) => {
    putSnapshotsAside(work, ids);
    blockRows(work, ids);
    recordContactEvent(work, context, root.id, 'contact.blocked', { detail: { source: 'aquacis' } });
    return { blocked: true as const };
  },
});
