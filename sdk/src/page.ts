import type { Client, Pending, Query, RequestOptions } from './client.ts';
import { SiniaError } from './errors.ts';

const MOST = 10_000;

interface PageBody<Item> {
  readonly data: Item[];
  readonly pagination: { readonly nextCursor: string | null; readonly hasMore: boolean };
}

/** One page of a list; iterating it goes on through all that follow. */
export class Page<Item> implements AsyncIterable<Item> {
  readonly data: readonly Item[];
  /** Where the next page begins. The feed of events gives one on its last page too: keep it, and go on later. */
  readonly nextCursor: string | null;
  readonly hasMore: boolean;
  readonly #read: (cursor: string) => Promise<Page<Item>>;

  constructor({ data, pagination }: PageBody<Item>, read: (cursor: string) => Promise<Page<Item>>) {
    this.data = data;
    this.nextCursor = pagination.nextCursor;
    this.hasMore = pagination.hasMore;
    this.#read = read;
  }

  /** The page after this one; undefined after the last. */
  async nextPage(): Promise<Page<Item> | undefined> {
    return this.hasMore && this.nextCursor ? this.#read(this.nextCursor) : undefined;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for (let page: Page<Item> | undefined = this; page; page = await page.nextPage()) yield* page.data;
  }
}

/** `await` it for the first page, or iterate it for every item of every page. */
export type List<Item> = Promise<Page<Item>> &
  AsyncIterable<Item> & {
    /**
     * Reads items into an array.
     *
     * @param limit how many at most, up to 10 000: a list that nobody bounded would fill the memory.
     */
    toArray(options: { readonly limit: number }): Promise<Item[]>;
  };

export function list<Item>(
  client: Client,
  path: string,
  query?: Query,
  options?: RequestOptions,
): List<Item> {
  const read = async (cursor?: string): Promise<Page<Item>> => {
    const asked = cursor === undefined ? query : { ...query, cursor };
    const body: Pending<PageBody<Item>> = client.request('GET', path, { ...options, query: asked });
    return new Page(await body, read);
  };
  const first = read();
  async function* items() {
    yield* await first;
  }
  return Object.assign(first, {
    [Symbol.asyncIterator]: items,
    async toArray({ limit }: { readonly limit: number }) {
      if (!(limit > 0 && limit <= MOST)) throw new SiniaError(`limit must be from 1 to ${MOST}`);
      const found: Item[] = [];
      for await (const item of items()) if (found.push(item) >= limit) break;
      return found;
    },
  });
}
