import { AddNoteBody, ContactId, ContactNote } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { actorKey } from '../../auth/actor.ts';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { readPerson } from './contact-store.ts';
import { insertNote, lockNote, noteView, removeNoteRow } from './note-store.ts';

/** Keeps something in mind about a contact, for colleagues only. */
export const noteOnContact = defineUseCase({
  name: 'noteOnContact',
  permission: 'contact.write',
  input: z.object({ id: ContactId, ...AddNoteBody.shape }),
  output: ContactNote,
  load: (tx, { id }) => readPerson(tx, id),
  about: () => ({}),
  run: (work, { input: { body }, subject: { root }, context, now }) => {
    const id = drawId(context, now, 'not');
    const author = { authorKey: actorKey(context.actor), authorName: context.actor.name };
    const row = { id, contactId: root.id, body, ...author, createdAt: now, removedAt: null };
    insertNote(work, row);
    work.audit(`contact.noted ${root.id} ${id}`, null);
    return noteView(row, context);
  },
});

/** Takes a note away; only who wrote it may. */
export const removeNote = defineUseCase({
  name: 'removeNote',
  permission: 'contact.write',
  input: z.object({ id: ContactNote.shape.id }),
  output: z.object({ removed: z.literal(true) }),
  load: (tx, { id }) => lockNote(tx, id),
  about: () => ({}),
  run: (work, { subject: note, context }) => {
    if (note.authorKey !== actorKey(context.actor)) throw new Refusal('permission_denied');
    removeNoteRow(work, note.id);
    work.audit(`contact.note_removed ${note.contactId} ${note.id}`, null);
    return { removed: true as const };
  },
});
