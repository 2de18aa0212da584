import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';

const SECOND_MS = 1_000;

/** The time, told again every second while somebody looks. */
export function useSeconds(): number {
  const desk = useDesk();
  const [now, setNow] = useState(() => desk.now().getTime());
  useEffect(() => {
    const timer = setInterval(() => setNow(desk.now().getTime()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
