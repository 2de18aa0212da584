import { schema, type Transaction } from '@sinia/database';
import { and, desc, eq, or, type SQL } from 'drizzle-orm';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { summaryColumns } from './summary-store.ts';

const { ticketLinks: links, tickets } = schema;

export type LinkRow = typeof links.$inferSelect;
export type NewLink = Pick<LinkRow, 'ticketId' | 'otherId' | 'kind'>;

/** Kept once: a kind without a direction has the smaller id first. */
export function placed({ ticketId, otherId, kind }: NewLink): NewLink {
  const turned = kind === 'related' && otherId < ticketId;
  return turned ? { ticketId: otherId, otherId: ticketId, kind } : { ticketId, otherId, kind };
}

const between = (one: string, other: string) =>
  or(
    and(eq(links.ticketId, one), eq(links.otherId, other)),
    and(eq(links.ticketId, other), eq(links.otherId, one)),
  );

export async function findLink(tx: Transaction, one: string, other: string): Promise<LinkRow | null> {
  const [row] = await tx.select().from(links).where(between(one, other));
  return row ?? null;
}

export function insertLink(work: UnitOfWork, { actor }: Context, link: NewLink): void {
  const row = { ...placed(link), createdBy: actor.name, createdAt: work.now };
  work.write(work.tx.insert(links).values(row));
}

export function deleteLink(work: UnitOfWork, one: string, other: string): void {
  work.write(work.tx.delete(links).where(between(one, other)));
}

/** The links of a ticket with the other ends that the caller may see, the newest first. */
export function readLinks(context: Context, ticketId: string, scope: SQL | undefined) {
  const { db } = context.dependencies;
  const otherEnd = or(
    and(eq(links.ticketId, ticketId), eq(tickets.id, links.otherId)),
    and(eq(links.otherId, ticketId), eq(tickets.id, links.ticketId)),
  );
  return db
    .select({ link: links, ticket: summaryColumns })
    .from(links)
    .innerJoin(tickets, otherEnd)
    .where(and(or(eq(links.ticketId, ticketId), eq(links.otherId, ticketId)), scope))
    .orderBy(desc(links.createdAt))
    .limit(100);
}
