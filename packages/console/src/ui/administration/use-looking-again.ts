import { useEffect } from 'preact/hooks';

/** Reads again every so often, as long as something is under way. */
export function useLookingAgain(reload: () => void, everyMs: number | null): void {
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(reload, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
