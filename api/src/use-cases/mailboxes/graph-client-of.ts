import { createGraphClient, type GraphClient } from '@sinia/channels/graph-mail';
import type { Dependencies } from '../context.ts';
import { type GraphSettings, graphAccount, graphNet } from './graph-settings.ts';
import { type MailboxRow, openGraph } from './mailbox-store.ts';

export interface GraphEntrance {
  readonly settings: GraphSettings;
  readonly client: GraphClient;
}

type Kept = Map<string, GraphEntrance & { readonly sealed: string }>;
const kept = new WeakMap<Dependencies['db'], Kept>();

/** The way into a mailbox: one, and with it one token, for as long as nobody changes its settings. */
export function graphClientOf(
  dependencies: Dependencies,
  row: Pick<MailboxRow, 'id' | 'graph'>,
): GraphEntrance | null {
  const settings = openGraph(dependencies.secret, row);
  if (!settings || !row.graph) return null;
  const all: Kept = kept.get(dependencies.db) ?? new Map();
  kept.set(dependencies.db, all);
  const before = all.get(row.id);
  if (before?.sealed === row.graph) return before;
  const client = createGraphClient(graphAccount(settings), graphNet(dependencies));
  const entrance = { settings, client, sealed: row.graph };
  all.set(row.id, entrance);
  return entrance;
}
