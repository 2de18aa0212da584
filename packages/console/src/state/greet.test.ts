import { expect, test } from 'vitest';
import { makeDesk } from '../../test/make-desk.ts';
import { ME } from '../../test/sample-desk.ts';
import { greet } from './greet.ts';

function shelf() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

function greeted(storage: ReturnType<typeof shelf> | undefined, lastAccessAt: string | null | undefined) {
  const { desk } = makeDesk();
  greet(desk, { ...ME, lastAccessAt }, storage);
  return desk.toasts.shown.value.map((toast) => toast.text);
}

test.each([null, '2026-11-23T08:00:00Z'])('the access before (%s) is told once, a reload is silent', (at) => {
  const storage = shelf();
  expect(greeted(storage, at)).toHaveLength(1);
  expect(greeted(storage, at)).toEqual([]);
});

test('the next sign-in tells it again; where it is not known nothing is said', () => {
  const storage = shelf();
  greeted(storage, null);
  expect(greeted(storage, '2026-11-23T08:00:00Z')[0]).toMatch(/^Últim accés: 23/);
  expect(greeted(storage, undefined)).toEqual([]);
});

test('in another page, where nothing can be kept, a first access is not told at every reload', () => {
  expect(greeted(undefined, null)).toEqual([]);
  expect(greeted(undefined, '2026-11-23T08:00:00Z')).toHaveLength(1);
});
