import { expect, test } from 'vitest';
import { limitStream } from './limit-stream.ts';

const sent = { parts: 0 };
async function* inParts(count: number, bytes: number) {
  for (sent.parts = 0; sent.parts < count; ) {
    sent.parts += 1;
    yield new Uint8Array(bytes);
  }
}

async function gathered(parts: AsyncIterable<Uint8Array>) {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

test('a body of exactly so many bytes passes, part by part', async () => {
  const limited = limitStream(inParts(4, 10), 40);
  expect((await limited.next()).value).toHaveLength(10);
  expect(sent.parts).toBe(1);
  expect(await gathered(limited)).toHaveLength(3);
});

test('of a larger one no more is read than shows it', async () => {
  const read = gathered(limitStream(inParts(1_000, 10), 39));
  await expect(read).rejects.toMatchObject({ code: 'body_too_large' });
  expect(sent.parts).toBe(4);
});
