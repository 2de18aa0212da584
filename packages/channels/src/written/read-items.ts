import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ChannelEvent, EventFact, WrittenContent } from './channel-event.ts';

const utf8 = new TextDecoder('utf-8');

/**
 * The JSON of a webhook; null where it is none, which a signature does not exclude. NUL and halves of characters say
 * nothing, and no database takes them: they are left out of every text.
 */
export function jsonOfBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body), (_key, value) =>
      typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
    );
  } catch {
    return null;
  }
}

/** A list whose wrong items are left for others to see to; absent is empty. */
export const items = z
  .array(z.unknown())
  .optional()
  .catch(undefined)
  .transform((list) => list ?? []);

/** Seconds or milliseconds since 1970, a number or a text of one, as ISO; null where it is none. */
export function instantOf(value: unknown, unit: 'seconds' | 'milliseconds'): string | null {
  const number = Number(value);
  const at = new Date(unit === 'seconds' ? number * 1_000 : number);
  return value === null || value === undefined || value === '' || Number.isNaN(at.getTime())
    ? null
    : at.toISOString();
}

/** What a provider writes as ISO 8601; absent or none, it is left out. */
export const isoInstant = z.iso.datetime({ offset: true }).optional().catch(undefined);

/** A name for what the provider gives no id: the same for the same bytes. */
export function idOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** What cannot be read is said to be so, and stays in the raw envelope. */
export function unreadable(account: string, what: string, item: unknown, at: string): ChannelEvent {
  const fact: EventFact = { kind: 'ignored', what };
  return { ...fact, id: idOf(account, what, item), account, order: idOf(item), at };
}

/**
 * What a customer wrote is shown as a message also where nothing of it can be read: they wrote it all the same.
 *
 * @param what the provider's name for it
 */
export function orUnsupported(content: WrittenContent, what: string): WrittenContent {
  const { text, media, extras } = content;
  const isEmpty = text === '' && media.length === 0 && extras.length === 0;
  return isEmpty ? { ...content, extras: [{ kind: 'unsupported', what }] } : content;
}

/** Reads each item by itself, so that one that throws harms no other. */
export function eachItem(
  list: readonly unknown[],
  account: string,
  at: string,
  read: (item: unknown) => readonly ChannelEvent[],
): ChannelEvent[] {
  return list.flatMap((item) => {
    try {
      return read(item);
    } catch {
      return [unreadable(account, 'unreadable', item, at)];
    }
  });
}
