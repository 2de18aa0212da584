import { customType, timestamp } from 'drizzle-orm/pg-core';

/** `timestamptz` read and written as Date. */
export const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
});

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** The transaction that wrote a row: feeds read below the oldest one still running. */
export const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });
