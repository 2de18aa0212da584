import type { DirectoryCustomer } from '../customer.ts';
import type { ChangedRecord, ChangesPage, DirectoryPort, DirectoryQuery } from '../port.ts';
import { fitsQuery } from '../search-keys.ts';
import type { FileFormat, OpenFile } from './file-format.ts';
import { type FileRecord, readRecords } from './read-records.ts';

export interface FileDirectoryOptions {
  readonly open: OpenFile;
  readonly format: FileFormat;
  /** When its data was right, for records that do not say it (RFC 3339). */
  readonly asOf: () => string | Promise<string>;
}

/** Where reading has come, so that page after page the file is read once. */
interface Reading {
  readonly records: AsyncGenerator<FileRecord>;
  rows: number;
}

/** A file of customers, CSV or NDJSON, read in pieces: to be imported from. To be searched it is read through. */
export function createFileDirectory(options: FileDirectoryOptions): DirectoryPort {
  const { open, format, asOf } = options;
  let reading: Reading | undefined;
  const stop = async () => {
    await reading?.records.return(undefined);
    reading = undefined;
  };
  return {
    liveKeys: new Set(),
    search: (query, { limit }) => search(options, query, limit),
    getCustomer: async (id) => (await collect(options, (one) => one.id === id, 1))[0] ?? null,
    async changes(cursor, limit) {
      const from = Number(cursor ?? 0);
      if (reading?.rows !== from) {
        await stop();
        reading = await skipTo(readRecords(open, format, await asOf()), from);
      }
      const page = await readPage(reading as Reading, limit);
      if (!page.more) await stop();
      return page;
    },
    async health() {
      const before = performance.now();
      for await (const _ of open()) break;
      return { latencyMs: Math.round(performance.now() - before), version: null };
    },
    close: stop,
  };
}

async function readPage(reading: Reading, limit: number): Promise<ChangesPage> {
  const records: ChangedRecord[] = [];
  let more = true;
  while (records.length < limit) {
    const { done, value } = await reading.records.next();
    if (done) {
      more = false;
      break;
    }
    records.push(value.record);
    reading.rows = value.rows;
  }
  return { records, deletedIds: [], next: String(reading.rows), more, total: null };
}

async function skipTo(records: AsyncGenerator<FileRecord>, from: number): Promise<Reading> {
  let rows = 0;
  while (rows < from) {
    const { done, value } = await records.next();
    if (done) break;
    rows = value.rows;
  }
  return { records, rows: from };
}

async function search(options: FileDirectoryOptions, query: DirectoryQuery, limit: number) {
  const customers = await collect(options, (customer) => fitsQuery(customer, query), limit + 1);
  return { customers: customers.slice(0, limit), truncated: customers.length > limit };
}

async function collect(
  { open, format, asOf }: FileDirectoryOptions,
  wanted: (customer: DirectoryCustomer) => boolean,
  most: number,
): Promise<DirectoryCustomer[]> {
  const found: DirectoryCustomer[] = [];
  for await (const { record } of readRecords(open, format, await asOf())) {
    if (!('customer' in record) || record.customer.standing !== 'active' || !wanted(record.customer))
      continue;
    found.push(record.customer);
    if (found.length === most) break;
  }
  return found;
}
