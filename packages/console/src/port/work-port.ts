import type { ManyResult, ManyUndo, ManyWork } from '@sinia/api/trpc';
import type { LinkBody, MergePreview, OpenedTicket } from '@sinia/contracts';
import type { Session } from '../session/session.ts';
import { callServer } from './call-server.ts';
import type { Trpc } from './trpc-desk.ts';

export type { ManyResult, ManyUndo, ManyWork } from '@sinia/api/trpc';

export interface UndoItem {
  readonly id: string;
  readonly undo: ManyUndo;
}

export interface BlockedSender {
  readonly sender: string;
  readonly blockedBy: string;
  readonly blockedAt: string;
  readonly hits: number;
  readonly lastAt: string | null;
}

/** Putting away, joining and parting of tickets, one or many. Every method rejects with a `DeskError`. */
export interface WorkPort {
  /** @param ids at most 100; what one ticket refuses stops no other */
  many(ids: readonly string[], work: ManyWork): Promise<readonly ManyResult[]>;
  undoMany(items: readonly UndoItem[]): Promise<readonly ManyResult[]>;
  previewMerge(id: string, intoTicketId: string): Promise<MergePreview>;
  /** Makes a customer's message a ticket of its own. */
  split(id: string, messageId: string, subject: string): Promise<OpenedTicket>;
  link(id: string, link: LinkBody): Promise<void>;
  unlink(id: string, ticketId: string): Promise<void>;
  blockedSenders(): Promise<readonly BlockedSender[]>;
  /** @param sender an address, or a domain (`@example.com`) */
  block(sender: string): Promise<void>;
  unblock(sender: string): Promise<void>;
}

export function createWork(trpc: Trpc, session: Session): WorkPort {
  const call = <Answer>(run: () => Promise<Answer>) => callServer(session, run);
  const { many, relations, senders } = trpc;
  return {
    many: (ids, work) => call(() => many.work.mutate({ ids: [...ids], work })),
    undoMany: (items) => call(() => many.undo.mutate({ items: [...items] })),
    previewMerge: (id, intoTicketId) => call(() => relations.previewMerge.query({ id, intoTicketId })),
    split: (id, messageId, subject) => call(() => relations.split.mutate({ id, messageId, subject })),
    link: (id, link) =>
      call(async () => {
        await relations.link.mutate({ id, ...link });
      }),
    unlink: (id, ticketId) =>
      call(async () => {
        await relations.unlink.mutate({ id, ticketId });
      }),
    blockedSenders: () => call(() => senders.list.query({})),
    block: (sender) =>
      call(async () => {
        await senders.block.mutate({ sender });
      }),
    unblock: (sender) =>
      call(async () => {
        await senders.unblock.mutate({ sender });
      }),
  };
}
