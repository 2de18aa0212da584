import type { MergeContactsBody } from '@sinia/contracts';
import { useDesk } from '../parts/desk-context.ts';
import type { MergePair } from './merge-direction.ts';
import { usePeople } from './people-context.ts';

type Choices = Pick<MergeContactsBody, 'fields' | 'acceptDifferences'>;

interface Merging {
  /** @returns whether the two are one now; it can be taken back from the notice */
  readonly merge: (pair: MergePair, choices: Choices) => Promise<boolean>;
  readonly undo: (mergeId: string) => Promise<void>;
}

/** Makes two cards one, and two again. */
export function useMerging(): Merging {
  const desk = useDesk();
  const { texts, port, act, turn, search } = usePeople();
  const wrote = () => {
    turn.value += 1;
    void search.run();
  };
  const undo = async (mergeId: string) => {
    const undone = await act(port.undoMerge(mergeId), texts.merge.undone);
    if (undone) wrote();
  };
  const merge = async ({ intoId, fromId }: MergePair, choices: Choices) => {
    const done = await act(port.merge(intoId, fromId, choices));
    if (!done) return false;
    wrote();
    const back = { label: texts.merge.undo, undo: true, run: () => void undo(done.mergeId) };
    desk.toasts.say(texts.merge.done, back);
    return true;
  };
  return { merge, undo };
}
