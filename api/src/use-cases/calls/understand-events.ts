import { type CallIssue, type ParsedCallEvent, parseCallEvent } from '@sinia/channels/phone';
import type { CallEventRow } from './call-event-store.ts';
import { type Extensions, userOf, withUsers } from './call-row.ts';

export interface Understood {
  readonly row: CallEventRow;
  /** Null for a kind of event that we do not know: kept, and of no effect. */
  readonly parsed: ParsedCallEvent | null;
}

/** Reads stored events; each oddity is counted. */
export function understandEvents(
  rows: readonly CallEventRow[],
  extensions: Extensions,
): { readonly understood: readonly Understood[]; readonly issues: ReadonlyMap<CallIssue, number> } {
  const issues = new Map<CallIssue, number>();
  const understood = rows.map((row): Understood => {
    const parsed = parseCallEvent(bodyOf(row), row.eventKey, row.receivedAt);
    for (const issue of issuesOf(parsed, extensions)) issues.set(issue, (issues.get(issue) ?? 0) + 1);
    return { row, parsed: parsed && { ...parsed, fact: withUsers(parsed.fact, extensions) } };
  });
  return { understood, issues };
}

function issuesOf(parsed: ParsedCallEvent | null, extensions: Extensions): readonly CallIssue[] {
  if (!parsed) return ['event_unknown'];
  const { fact, issues } = parsed;
  const unknown =
    fact.type === 'call.answered' && fact.extension !== null && userOf(fact, extensions) === null;
  return unknown && fact.direction !== 'internal' ? [...issues, 'extension_unknown'] : issues;
}

/** An event as JSON; null where it is none. */
export function bodyOf({ raw }: Pick<CallEventRow, 'raw'>): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(raw));
  } catch {
    return null;
  }
}
