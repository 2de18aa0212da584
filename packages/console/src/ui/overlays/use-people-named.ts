import { useEffect, useState } from 'preact/hooks';
import type { PersonLine } from '../../port/people-port.ts';
import { useDesk } from '../parts/desk-context.ts';

const QUIET_MS = 250;
const SHORTEST = 3;
const SHOWN = 6;

/** Who here has something that begins with what is typed; nobody until that is enough to look for. */
export function usePeopleNamed(typed: string): readonly PersonLine[] {
  const desk = useDesk();
  const [found, setFound] = useState<readonly PersonLine[]>([]);
  const words = typed.trim();
  useEffect(() => {
    setFound([]);
    if (words.length < SHORTEST) return;
    let stale = false;
    const timer = setTimeout(async () => {
      // Without them the palette has its actions still.
      const people = await desk.port.people().then(
        (port) => port.find(words),
        () => [],
      );
      if (!stale) setFound(people.slice(0, SHOWN));
    }, QUIET_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [words]);
  return found;
}
