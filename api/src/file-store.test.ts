import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { diskFileStore } from './file-store.ts';

const ID = 'att_01m8c8k8vxgk40g0j1r4hjbdzt';

test('a file is read whole or in part', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sinia-files-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const files = diskFileStore(folder);
  await files.put(
    ID,
    Uint8Array.from({ length: 100 }, (_, at) => at),
  );
  expect(await files.size(ID)).toBe(100);
  expect([...(await files.getPart(ID, 10, 13))]).toEqual([10, 11, 12]);
  expect((await files.get(ID)).byteLength).toBe(100);
  await expect(files.getPart('att_01m8c8k8vxgk40g0j1r4hjbdzz', 0, 1)).rejects.toThrow();
});
