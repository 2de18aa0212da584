import type { Duplicate } from '@sinia/contracts';
import { usePeople } from './people-context.ts';

interface Props {
  readonly duplicate: Duplicate;
  readonly names: readonly string[];
  readonly current?: boolean;
  readonly onPick: () => void;
}

/** Two that may be one: who, how likely out of a hundred, and why. */
export function DuplicateLine({ duplicate, names, current = false, onPick }: Props) {
  const { duplicates } = usePeople().texts;
  const reasons = duplicate.reasons.map((reason) => duplicates.reason[reason]);
  return (
    <button type="button" class="duplicate" aria-current={current || undefined} onClick={onPick}>
      <span class="duplicate-names">
        {names.map((name, index) => (
          <bdi key={index} class="s-truncate">
            {name}
          </bdi>
        ))}
      </span>
      <span class="duplicate-score s-numbers">
        {duplicate.score}
        <span class="s-hidden"> {duplicates.of}</span>
      </span>
      <span class="s-tiny s-muted duplicate-why">{reasons.join(' · ')}</span>
    </button>
  );
}
