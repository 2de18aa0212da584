import { useEffect } from 'preact/hooks';
import { useDesk } from './desk-context.ts';

const HEARD_MS = 4_000;

/** What assistive technology reads out; emptied after a while, so that the same words can be said again. */
export function Announcer() {
  const { announcement } = useDesk();
  const words = announcement.value;
  useEffect(() => {
    if (!words) return;
    const timer = setTimeout(() => {
      announcement.value = '';
    }, HEARD_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <p class="s-hidden" aria-live="polite">
      {words}
    </p>
  );
}
