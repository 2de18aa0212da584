import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHttpDirectory, type HttpDirectoryOptions } from '../src/http/index.ts';
import type { DirectoryPort } from '../src/port.ts';
import { sendHttp } from '../testing/send-http.ts';
import { type ServedAquacis, serveAquacis } from '../testing/serve-aquacis.ts';
import { customerAt, idOf } from '../testing/synthetic/customer-at.ts';
import { CUSTOMERS, directoryContract } from './contract-suite.ts';

const LOGIN = { user: 'sinia', password: 'p&ss<"wörd>' };

const connect = (
  { url }: ServedAquacis,
  transport: 'soap' | 'rest',
  more: Partial<HttpDirectoryOptions> = {},
): DirectoryPort =>
  createHttpDirectory({
    ...{ transport, url: `${url}/${transport}`, explotacio: '007', type: 'digest', ...LOGIN },
    ...{ send: sendHttp, clock: () => new Date(), ...more },
  });

for (const transport of ['soap', 'rest'] as const) {
  directoryContract(transport, async () => {
    const served = await serveAquacis({ ...LOGIN, customers: CUSTOMERS });
    return {
      port: connect(served, transport),
      block: async (id) => served.state.master.change(id, { standing: 'blocked' }),
      close: served.close,
    };
  });

  describe(`${transport}, when it does not go well`, () => {
    let served: ServedAquacis;
    beforeAll(async () => {
      served = await serveAquacis({ ...LOGIN, customers: 20 });
    });
    afterAll(() => served.close());
    beforeEach(() => {
      served.state.mode = 'normal';
    });

    test.each([
      ['faulty', 'fault'],
      ['refusing', 'business_error'],
      ['nonsense', 'malformed'],
      ['down', 'unreachable'],
      ['slow', 'timeout'],
    ] as const)('%s: %s', async (mode, code) => {
      served.state.mode = mode;
      const signal = AbortSignal.timeout(mode === 'slow' ? 300 : 20_000);
      await expect(connect(served, transport).getCustomer(idOf(1), { signal })).rejects.toMatchObject({
        code,
      });
    });

    test.each([
      [{ password: 'wrong' }, 'login_refused'],
      [{ user: 'nobody' }, 'login_refused'],
      [{ explotacio: '' }, 'business_error'],
    ])('%j: %s', async (more, code) => {
      const port = connect(served, transport, more);
      await expect(port.getCustomer(idOf(1))).rejects.toMatchObject({ code });
    });

    test('the bill, the debt, the readings and the supply of a contract', async () => {
      const { number } = customerAt(5).contracts[0] as { number: string };
      const account = await connect(served, transport).getAccount?.(number);
      expect(account?.invoices).toHaveLength(6);
      expect(account?.invoices?.[0]).toMatchObject({ issuedOn: expect.stringMatching(/^\d{4}-\d\d-05$/) });
      expect(account?.debt?.amount).toEqual(
        account?.invoices?.reduce((sum, { amount, status }) => sum + (status === 'paid' ? 0 : amount), 0),
      );
      expect(account?.readings).toHaveLength(6);
      expect(account?.supply).toEqual({ cut: expect.any(Boolean), since: null });
      expect(await connect(served, transport).getAccount?.('999999999')).toBeNull();
    });

    test('a contact is noted once, however often it is sent', async () => {
      const port = connect(served, transport);
      const note = {
        ...{
          customerId: idOf(2),
          contractNumber: null,
          channel: 'phone',
          reasonCode: 'FUITA',
          inbound: true,
        },
        ...{ ticketReference: '572843901633', at: '2026-01-01T10:00:00.000Z' },
      };
      const [first, again] = [await port.registerContact?.(note), await port.registerContact?.(note)];
      expect(first?.externalId).toBe(again?.externalId);
      expect(served.state.master.notes).toEqual([note]);
      served.state.master.change(idOf(2), null);
    });
  });
}

test('a token in clear is taken too, one that was sent already is not', async () => {
  const served = await serveAquacis({ ...LOGIN, customers: 3 });
  const sent: string[] = [];
  const port = connect(served, 'soap', {
    type: 'text',
    send: (request) => {
      sent.push(request.body ?? '');
      return sendHttp({ ...request, body: sent[0] ?? '' });
    },
  });
  expect(await port.getCustomer(idOf(0))).toMatchObject({ id: idOf(0) });
  await expect(port.getCustomer(idOf(0))).rejects.toMatchObject({ code: 'login_refused' });
  await served.close();
});
