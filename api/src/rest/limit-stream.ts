import { Refusal } from '@sinia/core';

/**
 * A body as it arrives, up to so many bytes: nothing of it is held, and nothing is read before somebody asks for it.
 *
 * @throws Refusal `body_too_large`
 */
export async function* limitStream(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > maxBytes) throw new Refusal('body_too_large');
    yield part;
  }
}
