import type { Call, CallPop } from '@sinia/sdk';
import type { CallEventName } from './events.ts';

export type Change = { readonly name: CallEventName; readonly call: Call };

type Stage = 0 | 1 | 2 | 3;
const names: Readonly<Record<1 | 2 | 3, CallEventName>> = {
  1: 'sinia-call-ringing',
  2: 'sinia-call-answered',
  3: 'sinia-call-ended',
};

/** How far a call has come: nothing yet, rings, talks, over. A hold or a transfer takes nothing back. */
function stageOf({ phase }: Call): Stage {
  if (phase === 'ended') return 3;
  return phase === 'talking' || phase === 'held' ? 2 : 1;
}

/**
 * What has happened between two pictures of one's calls. What was over when the page was opened is no news; a call that is
 * gone from the list without an end was taken by somebody else or missed here: for this telephone it is over.
 *
 * @param before null at the first picture
 */
export function changesBetween(before: readonly CallPop[] | null, after: readonly CallPop[]): Change[] {
  const known = new Map((before ?? []).map(({ call }) => [call.id, stageOf(call)]));
  const came = after.flatMap(({ call }): Change[] => {
    const stage = stageOf(call);
    const last = known.get(call.id) ?? (before && stage < 3 ? 0 : stage === 3 ? 3 : 0);
    return stage > last && stage > 0 ? [{ name: names[stage as 1 | 2 | 3], call }] : [];
  });
  const still = new Set(after.map(({ call }) => call.id));
  const gone = (before ?? [])
    .filter(({ call }) => stageOf(call) < 3 && !still.has(call.id))
    .map(({ call }): Change => ({ name: names[3], call }));
  return [...came, ...gone];
}
