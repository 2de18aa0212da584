import type { Demo } from '@sinia/launcher';

export interface SentMessage {
  readonly id: string;
  readonly channel: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly headers: Record<string, string>;
  readonly kind: string;
  readonly ticketReference: string | null;
}

/** A reply from the desk waits ten seconds, so that it can be taken back. */
const PATIENCE_MS = 30_000;

/** Waits until the demonstration has sent a message of a kind to an address. */
export async function sentTo(demo: Demo, to: string, kind: string, count = 1): Promise<SentMessage> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const all = (await (await fetch(`${demo.outboxUrl}.json`)).json()) as SentMessage[];
    const found = all.filter((message) => message.to === to && message.kind === kind);
    const last = found.at(-1);
    if (last && found.length >= count) return last;
    if (Date.now() > end) {
      const seen = all.map((message) => `${message.kind} to ${message.to}`).join('\n');
      throw new Error(`no ${kind} to ${to} in the outbox:\n${seen}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The first link in a message that begins with a path of ours. */
export function linkIn(message: SentMessage, path: string): string {
  const link = message.text
    .match(/https?:\/\/[^\s>)]+/g)
    ?.find((url) => new URL(url).pathname.startsWith(path));
  if (!link) throw new Error(`no link to ${path} in:\n${message.text}`);
  return link;
}
