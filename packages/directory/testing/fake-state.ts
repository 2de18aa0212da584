import type { FakeMaster } from './fake-master.ts';

/** How it behaves: as it should; late; with faults, errors inside of HTTP 200 or nonsense; not at all. */
export const MODES = ['normal', 'slow', 'faulty', 'refusing', 'nonsense', 'down'] as const;
export type Mode = (typeof MODES)[number];

export interface FakeState {
  mode: Mode;
  /** How late an answer is in `slow`. */
  delayMs: number;
  calls: number;
  readonly master: FakeMaster;
}
