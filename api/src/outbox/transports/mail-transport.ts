import type { Dependencies } from '../../use-cases/context.ts';
import { type GraphEntrance, graphClientOf } from '../../use-cases/mailboxes/graph-client-of.ts';
import { readMailboxRows } from '../../use-cases/mailboxes/mailbox-store.ts';
import { sendByGraph } from './graph-transport.ts';
import type { OutgoingMessage, Transport } from './transport.ts';

/** Mail leaves as its mailbox wants: by Microsoft 365 where it is one of those that send, else by our own server. */
export function mailTransport(
  dependencies: Dependencies,
  usual: Transport,
  kept: (graph: Transport) => Transport = (graph) => graph,
): Transport {
  const graph = kept({
    async send(message) {
      const entrance = await entranceOf(dependencies, message);
      if (entrance) return sendByGraph(dependencies, entrance, message);
      return { status: 'deferred', code: 'connection', reason: 'its mailbox is no longer connected' };
    },
    close: () => undefined,
  });
  return {
    async send(message) {
      try {
        return await ((await entranceOf(dependencies, message)) ? graph : usual).send(message);
      } catch (error) {
        return { status: 'deferred', code: 'connection', reason: (error as Error).message };
      }
    },
    close: usual.close,
  };
}

async function entranceOf(
  dependencies: Dependencies,
  { mail }: OutgoingMessage,
): Promise<GraphEntrance | null> {
  const rows = await readMailboxRows(dependencies.db);
  const row = rows.find(({ address, graph }) => graph && address === mail?.from.address.toLowerCase());
  const entrance = row ? graphClientOf(dependencies, row) : null;
  return entrance?.settings.sends ? entrance : null;
}
