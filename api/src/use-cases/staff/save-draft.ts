import { MAX_WRITTEN_HTML, TicketId } from '@sinia/contracts';
import { z } from 'zod';
import { aboutTicket, lockTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { keepDraft } from './drafts-store.ts';

const LONGEST = 50_000;

/** PostgreSQL keeps no NUL in a text; a draft loses it and nothing else. */
const kept = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((text) => text.replaceAll('\u0000', ''));

const Addresses = z.array(kept(320)).max(200);
const Typed = z.strictObject({ cc: Addresses, bcc: Addresses });

/** Keeps a reply or note in the making; empty means that there is none any more. */
export const saveDraft = defineUseCase({
  name: 'saveDraft',
  permission: 'ticket.note',
  input: z.strictObject({
    ticketId: TicketId,
    visibility: z.enum(['public', 'internal']),
    body: kept(LONGEST),
    /** As it is formatted; nobody but its author's editor reads it. */
    html: kept(MAX_WRITTEN_HTML).nullish(),
    /** Who is to get a copy, as typed so far. */
    copies: Typed.nullish(),
  }),
  output: z.object({ savedAt: z.iso.datetime() }),
  load: (tx, { ticketId }) => lockTicket(tx, ticketId),
  about: aboutTicket,
  run: (work, { input, context }) => {
    const { html = null, copies } = input;
    keepDraft(work, {
      ...{ ...input, html, userId: context.actor.id, updatedAt: work.now },
      copies: copies && copies.cc.length + copies.bcc.length > 0 ? { to: [], ...copies } : null,
    });
    return { savedAt: work.now.toISOString() };
  },
});
