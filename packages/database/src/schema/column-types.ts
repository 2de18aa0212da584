import { customType, timestamp } from 'drizzle-orm/pg-core';

/** `timestamptz` read and written as Date. */
export const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
});

/** Text that is compared byte by byte, whatever the language of the database: beginnings are found by an index. */
export const plainText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** The transaction that wrote a row: feeds read below the oldest one still running. */
export const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });
