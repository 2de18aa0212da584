/** Longer than a hidden tab's timers may be late. */
const HELD_MS = 90_000;
const BEHIND_MS = 200;

/**
 * Runs something in one tab of the browser only: in the one that is looked at, else in any that comes first.
 *
 * @param name of what happened, the same in every tab
 */
export async function ringOnce(name: string, run: () => void): Promise<void> {
  const { locks } = globalThis.navigator;
  if (!locks) return run();
  if (!document.hasFocus()) await new Promise((resolve) => setTimeout(resolve, BEHIND_MS));
  await locks.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    run();
    await new Promise((resolve) => setTimeout(resolve, HELD_MS));
  });
}
