import type { ChannelEvent } from '@sinia/channels';

/** A message with its words and nothing else: what could not be taken in is said to be there. */
export function withoutContent(event: ChannelEvent): ChannelEvent {
  if (event.kind !== 'message') return event;
  const { content } = event;
  const text = content.text.replaceAll('\0', '').slice(0, 20_000);
  const extras = [{ kind: 'unsupported' as const, what: 'unreadable' }];
  return { ...event, content: { text, media: [], extras, replyTo: null } };
}
