import { describe, expect, test } from 'vitest';
import { createClient } from './client.ts';
import { list } from './page.ts';

/** Serves 1 to 7 in pages of three. */
function numbers() {
  const asked: string[] = [];
  const fetch = (async (url: string) => {
    const { searchParams } = new URL(url);
    asked.push(String(searchParams));
    const from = Number(searchParams.get('cursor') ?? 1);
    const data = [from, from + 1, from + 2].filter((number) => number <= 7);
    return Response.json({ data, pagination: { nextCursor: String(from + 3), hasMore: from + 3 <= 7 } });
  }) as typeof globalThis.fetch;
  const client = createClient({ baseUrl: 'https://desk.example', fetch });
  return { asked, all: () => list<number>(client, '/numbers', { limit: 3 }) };
}

describe('a list', () => {
  test('awaited is its first page', async () => {
    const page = await numbers().all();
    expect(page.data).toEqual([1, 2, 3]);
    expect((await page.nextPage())?.data).toEqual([4, 5, 6]);
  });

  test('iterated is every item of every page, asked for once each', async () => {
    const { asked, all } = numbers();
    const found: number[] = [];
    for await (const number of all()) found.push(number);
    expect(found).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(asked).toEqual(['limit=3', 'limit=3&cursor=4', 'limit=3&cursor=7']);
  });

  test('a cursor on the last page is kept but not followed', async () => {
    const { all } = numbers();
    const first = await all();
    const last = await (await first.nextPage())?.nextPage();
    expect([last?.data, last?.nextCursor, last?.hasMore]).toEqual([[7], '10', false]);
    expect(await last?.nextPage()).toBeUndefined();
  });

  test('as an array stops at its limit and reads no page in vain', async () => {
    const { asked, all } = numbers();
    expect(await all().toArray({ limit: 3 })).toEqual([1, 2, 3]);
    expect(asked).toHaveLength(1);
  });

  test.each([0, -1, 10_001, Number.NaN])('a limit of %d is refused', async (limit) => {
    await expect(numbers().all().toArray({ limit })).rejects.toThrow(/limit/);
  });
});
