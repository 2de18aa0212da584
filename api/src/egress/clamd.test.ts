import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { EICAR, type FakeClamd, startFakeClamd } from '../../test/fake-clamd.ts';
import { scanBytes } from './clamd.ts';

let clamd: FakeClamd;
beforeAll(async () => {
  clamd = await startFakeClamd();
});
afterAll(() => clamd.close());
beforeEach(() => void Object.assign(clamd.conditions, { down: false, takesLittle: false, silent: false }));

test('clean, infected, and empty', async () => {
  const infected = { scan: 'infected', virus: 'Eicar-Test-Signature' };
  expect(await scanBytes(clamd.where, Buffer.from('bon dia'))).toEqual({ scan: 'clean', virus: null });
  expect(await scanBytes(clamd.where, Buffer.from(`${'x'.repeat(200_000)}${EICAR}`))).toEqual(infected);
  expect(await scanBytes(clamd.where, new Uint8Array())).toMatchObject({ scan: 'clean' });
});

test.each([
  ['one that hangs up', { down: true }, 'unreachable'],
  ['one that takes no more', { takesLittle: true }, 'fault'],
  ['one that takes too long over it', { silent: true }, 'fault'],
])('%s has looked at nothing', async (_name, ills, code) => {
  Object.assign(clamd.conditions, ills);
  await expect(scanBytes(clamd.where, Buffer.alloc(100_000), 200)).rejects.toMatchObject({ code });
});

test('nobody there', async () => {
  await expect(scanBytes('127.0.0.1:1', Buffer.from('x'))).rejects.toMatchObject({ code: 'unreachable' });
  await expect(scanBytes('/nowhere/clamd.sock', Buffer.from('x'))).rejects.toMatchObject({
    code: 'unreachable',
  });
});
