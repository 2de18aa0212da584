import { useMemo } from 'preact/hooks';
import { useDesk } from './desk-context.ts';

/** The styles of a part that is fetched later: they are there before it is first drawn, and stay. */
export function useStyles(sheet: string): void {
  const desk = useDesk();
  useMemo(() => desk.addStyles(sheet), [desk, sheet]);
}
