/** An event as it stood in the stream; `data` is empty for those that only move the position. */
export interface RawEvent {
  readonly event: string;
  readonly data: string;
  /** The last id that the stream gave, on this event or before. */
  readonly id: string;
}

/**
 * Reads `text/event-stream` (WHATWG HTML, §9.2.6) chunk by chunk. Comments are dropped, as are half events at the end.
 */
export async function* parseEventStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawEvent, void> {
  const decoder = new TextDecoder();
  let rest = '';
  let id = '';
  let event = '';
  let data: string[] = [];
  for await (const chunk of chunks) {
    // A CR at the very end may be half of a CRLF: it waits for the next chunk.
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
      if (field === 'data') data.push(value);
      else if (field === 'event') event = value;
      else if (field === 'id' && !value.includes('\0')) id = value;
      else if (line === '') {
        yield { event: event || 'message', data: data.join('\n'), id };
        event = '';
        data = [];
      }
    }
  }
}
