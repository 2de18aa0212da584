import type { Message } from '@sinia/contracts';

export interface BodyPart {
  readonly kind: 'body' | 'quote' | 'signature';
  readonly text: string;
}

/** The parts of a message: what was written, what is quoted, the signature. Nothing is lost: together they are the body. */
export function splitSegments(message: Pick<Message, 'body' | 'segments'>): BodyPart[] {
  if (!message.segments || message.segments.length === 0) return [{ kind: 'body', text: message.body }];
  const parts: BodyPart[] = [];
  let from = 0;
  for (const { kind, length } of message.segments) {
    parts.push({ kind, text: message.body.slice(from, from + length) });
    from += length;
  }
  if (from < message.body.length) parts.push({ kind: 'body', text: message.body.slice(from) });
  const shown = parts.filter((part) => part.text.trim() !== '');
  const onlyFolded = shown.every((part) => part.kind !== 'body');
  return onlyFolded ? [{ kind: 'body', text: message.body }] : shown;
}
