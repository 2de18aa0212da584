import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Desk } from '../../state/desk.ts';

export const DeskContext = createContext<Desk | null>(null);

/** The desk that this part of the screen belongs to. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('no desk around this component');
  return desk;
}
