const BASE_MS = 2_000;
const LONGEST_MS = 15 * 60_000;

/**
 * How long to wait after a failure: anything up to 2 s, 4 s, 8 s … 15 min (full jitter), so that what failed together
 * does not come back together.
 *
 * @param failures so far, from 1.
 * @param chance from 0 (inclusive) to 1.
 */
export function backOff(failures: number, chance: number): number {
  return Math.ceil(chance * Math.min(LONGEST_MS, BASE_MS * 2 ** (failures - 1)));
}
