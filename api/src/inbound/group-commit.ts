interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: (stored: boolean) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitOptions<Item> {
  /** Stores a batch in one commit. @returns for each item whether it was new. */
  readonly insert: (batch: readonly Item[]) => Promise<readonly boolean[]>;
  readonly bytesOf: (item: Item) => number;
}

const ROWS = 64;
const BYTES = 4 * 1024 * 1024;
const COMMITS_UNDER_WAY = 2;

/**
 * Keeps what comes in, each committed before it is answered. What arrives while a commit is under way shares the next
 * one, so that the disk is waited for once for many.
 *
 * @returns a function that resolves when the item is committed; false when it had been stored before. It rejects when
 *   nothing was stored.
 */
export function groupCommit<Item>({
  insert,
  bytesOf,
}: GroupCommitOptions<Item>): (item: Item) => Promise<boolean> {
  const queue: Waiting<Item>[] = [];
  let underWay = 0;

  function take(): Waiting<Item>[] {
    let bytes = 0;
    let count = 0;
    for (const { item } of queue) {
      bytes += bytesOf(item);
      if (count === ROWS || (count > 0 && bytes > BYTES)) break;
      count += 1;
    }
    // Every number of rows is a prepared statement of its own: few numbers, then.
    return queue.splice(0, count > 0 ? 2 ** Math.floor(Math.log2(count)) : 0);
  }

  async function commit(): Promise<void> {
    const batch = take();
    if (batch.length === 0) return;
    underWay += 1;
    try {
      const stored = await insert(batch.map(({ item }) => item));
      for (const [index, waiting] of batch.entries()) waiting.resolve(stored[index] ?? false);
    } catch (error) {
      for (const waiting of batch) waiting.reject(error);
    } finally {
      underWay -= 1;
      if (queue.length > 0) void commit();
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (underWay < COMMITS_UNDER_WAY) setImmediate(commit);
    });
}
