import { ContactId, Representation, RepresentationBody, RepresentationId } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { normaliseIdentity } from '@sinia/directory/identities';
import { z } from 'zod';
import { getAttachmentLink } from '../attachments/get-attachment-link.query.ts';
import type { Context } from '../context.ts';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { readPerson } from './contact-store.ts';
import {
  insertRepresentation,
  lockRepresentation,
  type RepresentationRow,
  representationViews,
  revokeRow,
} from './representation-store.ts';
import { recordContactEvent } from './save-contact-store.ts';

/** Says that a contact acts for another, for how long, and how that was shown. */
export const representContact = defineUseCase({
  name: 'representContact',
  permission: 'contact.write',
  input: z.object({ id: ContactId, ...RepresentationBody.shape }),
  output: Representation,
  load: async (tx, { id, representedId, attachmentId }, context) => {
    await requireFile(context, attachmentId);
    const [representative, represented] = await Promise.all([
      readPerson(tx, id),
      readPerson(tx, representedId),
    ]);
    return { representative: representative.root, represented: represented.root };
  },
  about: () => ({}),
  run: async (work, { input, subject: { representative, represented }, context, now }) => {
    if (representative.id === represented.id) refuse('/representedId', 'represents_itself');
    const validFrom = input.validFrom ? new Date(input.validFrom) : now;
    const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
    if (expiresAt && expiresAt <= validFrom) refuse('/expiresAt', 'ends_before_it_begins');
    const row: RepresentationRow = {
      ...{
        id: drawId(context, now, 'rep'),
        representativeId: representative.id,
        representedId: represented.id,
      },
      contracts: input.contracts ? writtenContracts(input.contracts) : null,
      ...{ proof: input.proof, attachmentId: input.attachmentId ?? null, remark: input.remark ?? null },
      ...{ validFrom, expiresAt, createdBy: context.actor.name, createdAt: now },
      ...{ revokedBy: null, revokedAt: null },
    };
    insertRepresentation(work, row);
    const detail = {
      representationId: row.id,
      representativeId: row.representativeId,
      representedId: row.representedId,
    };
    for (const id of [representative.id, represented.id])
      recordContactEvent(work, context, id, 'contact.represented', { detail });
    const [view] = await representationViews(work.tx, [row], now);
    return view as Representation;
  },
});

/** From now on it gives no rights any more. It stays in the list: what was done under it was done rightly. */
export const revokeRepresentation = defineUseCase({
  name: 'revokeRepresentation',
  permission: 'contact.write',
  input: z.object({ id: RepresentationId }),
  output: Representation,
  load: (tx, { id }) => lockRepresentation(tx, id),
  about: () => ({}),
  run: async (work, { subject: row, context, now }) => {
    const revoked = row.revokedAt ? row : { ...row, revokedAt: now, revokedBy: context.actor.name };
    if (!row.revokedAt) {
      revokeRow(work, row.id, context.actor.name);
      const detail = { representationId: row.id };
      for (const id of [row.representativeId, row.representedId])
        recordContactEvent(work, context, id, 'contact.representation_revoked', { detail });
    }
    const [view] = await representationViews(work.tx, [revoked], now);
    return view as Representation;
  },
});

/** A file that the caller may read; another is unknown to them. */
async function requireFile(context: Context, attachmentId: string | undefined): Promise<void> {
  if (attachmentId === undefined) return;
  const known = getAttachmentLink.input.shape.id.safeParse(attachmentId);
  const link = known.success
    ? await getAttachmentLink.execute(context, { id: known.data }).catch(() => null)
    : null;
  if (link) return;
  const fields = [{ pointer: '/attachmentId', code: 'attachment_unknown' }];
  throw new Refusal('attachment_unknown', { fields });
}

function writtenContracts(numbers: readonly string[]): string[] {
  return numbers.map((number, index) => {
    const found = normaliseIdentity('contract', number);
    return 'value' in found ? found.value : refuse(`/contracts/${index}`, found.problem);
  });
}

function refuse(pointer: string, code: string): never {
  throw new Refusal('invalid_body', { fields: [{ pointer, code }] });
}
