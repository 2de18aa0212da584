import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeDesk } from '../../test/fake-desk.ts';
import { FileLinks } from './file-links.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function counted() {
  const server = new FakeDesk();
  const linkTo = vi.spyOn(server, 'linkTo');
  return { links: new FileLinks(server), linkTo };
}

test('a link is asked once, and again before it ends', async () => {
  const { links, linkTo } = counted();
  await Promise.all([links.get('att_1'), links.get('att_1'), links.get('att_2')]);
  expect(linkTo).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(4 * 60_000 + 1);
  await links.get('att_1');
  expect(linkTo).toHaveBeenCalledTimes(3);
});

test('a link that did not come is asked again', async () => {
  const { links, linkTo } = counted();
  linkTo.mockRejectedValueOnce(new Error('away'));
  await expect(links.get('att_1')).rejects.toThrow('away');
  await expect(links.get('att_1')).resolves.toContain('att_1');
});
