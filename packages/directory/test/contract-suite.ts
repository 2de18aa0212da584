import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DirectoryCustomer } from '../src/customer.ts';
import { hashCustomer } from '../src/hash-customer.ts';
import type { ChangesPage, DirectoryPort, DirectoryQuery } from '../src/port.ts';
import { customerAt, idOf } from '../testing/synthetic/customer-at.ts';

export const CUSTOMERS = 520;
const MANAGER = 499;

export interface Adapter {
  readonly port: DirectoryPort;
  /** Takes a customer away from what may be shown: blocked there. */
  readonly block: (id: string) => Promise<void>;
  /** It is always read from its beginning: what changed is not told apart. */
  readonly rereads?: boolean;
  readonly close: () => Promise<void>;
}

const all = Array.from({ length: CUSTOMERS }, (_, index) => customerAt(index));
const everybody = new Map(all.map((customer) => [customer.id, customer]));
const key = (index: number) => everybody.get(idOf(index)) as DirectoryCustomer;

/** What every way to the customer master must do, over the same 520 customers. */
export function directoryContract(name: string, open: () => Promise<Adapter>): void {
  describe(name, () => {
    let adapter: Adapter;
    beforeAll(async () => {
      adapter = await open();
    });
    afterAll(() => adapter.close());

    const find = async (query: DirectoryQuery, limit = 20) => {
      const { customers, truncated } = await adapter.port.search(query, { limit });
      return { ids: customers.map(({ id }) => id).sort(), truncated };
    };

    test('it answers for its health', async () => {
      expect((await adapter.port.health()).latencyMs).toBeGreaterThanOrEqual(0);
    });

    test('a customer comes whole, umlauts and zeros included', async () => {
      for (const index of [0, 7, 18, 22, MANAGER]) {
        const customer = await adapter.port.getCustomer(idOf(index));
        expect(customer && { ...customer, updatedAt: '' }).toEqual({ ...key(index), updatedAt: '' });
      }
      expect(await adapter.port.getCustomer('999999')).toBeNull();
      expect(await adapter.port.getCustomer("0' or '1'='1")).toBeNull();
    });

    test('by document, contract, meter and telephone', async () => {
      const { documentId, phones, contracts } = key(40);
      for (const query of [
        { documentId: documentId ?? '' },
        { documentId: ` ${documentId?.toLowerCase()} ` },
        { contract: contracts[0]?.number ?? '' },
        { meter: contracts[0]?.meterSerial ?? '' },
        { phone: phones[0]?.e164 ?? '' },
        { phone: phones[0]?.raw.replace(/(\d{3})(?=\d)/g, '$1 ') ?? '' },
      ])
        expect([query, (await find(query)).ids]).toEqual([query, [idOf(40)]]);
    });

    test('a shared telephone and a contract of two', async () => {
      expect((await find({ phone: '930000048' })).ids).toEqual([idOf(48), idOf(49)]);
      expect((await find({ contract: key(6).contracts[0]?.number })).ids).toEqual([idOf(6), idOf(7)]);
    });

    test('nobody is an empty list', async () => {
      expect(await find({ documentId: '00000000T' })).toEqual({ ids: [], truncated: false });
      expect(await find({ contract: '999999999' })).toEqual({ ids: [], truncated: false });
    });

    test('a page, and whether there are more', async () => {
      expect(await find({ phone: '930000048' }, 1)).toEqual({ ids: [expect.any(String)], truncated: true });
      expect((await find({ phone: '930000048' }, 2)).truncated).toBe(false);
    });

    test('a key that it cannot search by is said to be one, never answered with nobody', async () => {
      const { liveKeys } = adapter.port;
      const { emails, id } = all.find((one) => one.emails.length > 0) as DirectoryCustomer;
      const asked = { email: emails[0], name: key(MANAGER).companyName ?? '' };
      const expected = { email: id, name: idOf(MANAGER) };
      for (const one of ['email', 'name'] as const) {
        const found = await find({ [one]: asked[one] }).catch((error: { code: string }) => error.code);
        expect([one, found]).toEqual([
          one,
          liveKeys.has(one) || liveKeys.size === 0
            ? { ids: [expected[one]], truncated: false }
            : 'key_not_supported',
        ]);
      }
    });

    test('everything, page by page, each once and in the order of the rows', async () => {
      const pages = await readAll(adapter.port, null, 90);
      const records = pages.flatMap((page) => page.records);
      const hashes = records.map((record) => ('customer' in record ? hashCustomer(record.customer) : record));
      expect(new Set(hashes)).toEqual(new Set(all.map(hashCustomer)));
      expect(records).toHaveLength(CUSTOMERS);
      const rows = records.map(({ row }) => row);
      expect(rows).toEqual(rows.toSorted((one, other) => one - other));
      expect(pages.length).toBeGreaterThan(3);
    });

    test('a page asked for again is the same page', async () => {
      const first = await adapter.port.changes(null, 50);
      const second = await adapter.port.changes(first.next, 50);
      expect((await adapter.port.changes(first.next, 50)).records).toEqual(second.records);
      expect((await adapter.port.changes(null, 50)).records).toEqual(first.records);
    });

    test('whoever is blocked is not found, and told as blocked with nothing about them', async () => {
      const cursor = (await readAll(adapter.port, null, 500)).at(-1)?.next ?? null;
      await adapter.block(idOf(3));
      expect(await adapter.port.getCustomer(idOf(3))).toBeNull();
      expect((await find({ documentId: key(3).documentId ?? '' })).ids).toEqual([]);
      const from = adapter.rereads ? null : cursor;
      const records = (await readAll(adapter.port, from, 500)).flatMap((page) => page.records);
      const told = records.find((record) => 'customer' in record && record.customer.id === idOf(3));
      expect(told).toMatchObject({
        customer: { standing: 'blocked', documentId: null, name: '', phones: [] },
      });
    });
  });
}

export async function readAll(
  port: DirectoryPort,
  cursor: string | null,
  limit: number,
): Promise<ChangesPage[]> {
  const pages: ChangesPage[] = [];
  for (let at = cursor; ; ) {
    const page = await port.changes(at, limit);
    pages.push(page);
    if (!page.more) return pages;
    at = page.next;
  }
}
