import type { ContactField } from '@sinia/core/identity';
import { mergeIcon, refreshCwIcon, triangleAlertIcon } from '@sinia/design/icons';
import { useEffect, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { MergePreview as Preview } from '../../port/people-port.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { type MergePair, turned } from './merge-direction.ts';
import { type Choices, MergeFields } from './merge-fields.tsx';
import { MergeSides } from './merge-sides.tsx';
import { usePeople } from './people-context.ts';
import { useMerging } from './use-merging.ts';

interface Props {
  readonly first: MergePair;
  readonly onMerged: (intoId: string) => void;
  /** What else can be done than to merge. */
  readonly otherwise: { readonly label: string; readonly run: () => void };
}

/** Two cards that are to become one: which stays, what it will say, and what speaks against it. */
export function MergePreview({ first, onMerged, otherwise }: Props) {
  const { texts, port } = usePeople();
  const { merge } = useMerging();
  const [pair, setPair] = useState(first);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const [choices, setChoices] = useState<Choices>({});
  const [accepted, setAccepted] = useState(false);
  const [busy, setBusy] = useState(false);
  const read = () => {
    setProblem(null);
    port.previewMerge(pair.intoId, pair.fromId).then(setPreview, (thrown) => setProblem(toDeskError(thrown)));
  };
  useEffect(read, [pair.intoId, pair.fromId]);
  if (problem) return <FailureNote problem={problem} retry={read} />;
  if (!preview) return <Waiting />;
  const differs = preview.differences.length > 0;
  const turn = () => {
    setPair(turned(pair));
    setChoices(turnedChoices(choices));
  };
  const run = async () => {
    if (busy || (differs && !accepted)) return;
    setBusy(true);
    const done = await merge(pair, { fields: choices, ...(accepted && { acceptDifferences: true }) });
    setBusy(false);
    if (done) onMerged(pair.intoId);
  };
  return (
    <div class="person-merge">
      <MergeSides preview={preview} />
      <button type="button" class="s-button s-button-small merge-turn" onClick={turn}>
        <Icon of={refreshCwIcon} />
        {texts.merge.turn}
      </button>
      {differs && <Differences preview={preview} accepted={accepted} onAccept={setAccepted} />}
      <MergeFields
        fields={preview.fields}
        choices={choices}
        onChoose={(field, side) => setChoices({ ...choices, [field]: side })}
      />
      <p class="s-small s-muted">{texts.merge.help}</p>
      <p class="opening-end">
        <button type="button" class="s-button" onClick={otherwise.run}>
          {otherwise.label}
        </button>
        <button
          type="button"
          class="s-button s-button-primary"
          aria-disabled={busy || (differs && !accepted)}
          onClick={() => void run()}
        >
          <Icon of={mergeIcon} />
          {texts.merge.run}
        </button>
      </p>
    </div>
  );
}

/** What was chosen is chosen still when the other card stays. */
function turnedChoices(choices: Choices): Choices {
  const sides = Object.entries(choices) as [ContactField, 'from' | 'into'][];
  return Object.fromEntries(sides.map(([field, side]) => [field, side === 'from' ? 'into' : 'from']));
}

interface DifferencesProps {
  readonly preview: Preview;
  readonly accepted: boolean;
  readonly onAccept: (accepted: boolean) => void;
}

/** What one person has only one of: nobody merges over it without having said so. */
function Differences({ preview, accepted, onAccept }: DifferencesProps) {
  const { merge } = usePeople().texts;
  return (
    <div class="s-notice s-notice-danger merge-differences">
      {preview.differences.map((difference) => (
        <p key={difference} class="people-notice">
          <Icon of={triangleAlertIcon} />
          <span>{merge.differences[difference]}</span>
        </p>
      ))}
      <label class="s-check">
        <input
          type="checkbox"
          checked={accepted}
          onChange={(event) => onAccept(event.currentTarget.checked)}
        />
        {merge.accept}
      </label>
    </div>
  );
}
