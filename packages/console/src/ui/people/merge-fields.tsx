import type { ContactField } from '@sinia/core/identity';
import { formatDate } from '@sinia/i18n';
import { useId } from 'preact/hooks';
import type { MergePreview } from '../../port/people-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { describeValue } from './describe-value.ts';
import { usePeople } from './people-context.ts';

export type Choices = Readonly<Partial<Record<ContactField, 'from' | 'into'>>>;

type Line = MergePreview['fields'][number];

interface Props {
  readonly fields: readonly Line[];
  readonly choices: Choices;
  readonly onChoose: (field: ContactField, side: 'from' | 'into') => void;
}

/** Field by field what the card will say; where the two differ, one of them is chosen. */
export function MergeFields({ fields, choices, onChoose }: Props) {
  const { merge, field: names } = usePeople().texts;
  const differing = fields.filter(({ counts }) => counts !== null);
  const same = fields.filter(({ counts, into }) => counts === null && into);
  return (
    <>
      {differing.map((line) => (
        <DifferingField
          key={line.field}
          line={line}
          chosen={choices[line.field] ?? line.counts ?? 'into'}
          onChoose={(side) => onChoose(line.field, side)}
        />
      ))}
      {same.length > 0 && (
        <p class="s-small s-muted">
          {merge.same(same.map(({ field }) => names[field].toLowerCase()).join(', '))}
        </p>
      )}
    </>
  );
}

interface FieldProps {
  readonly line: Line;
  readonly chosen: 'from' | 'into';
  readonly onChoose: (side: 'from' | 'into') => void;
}

function DifferingField({ line, chosen, onChoose }: FieldProps) {
  const { field: names } = usePeople().texts;
  const name = useId();
  return (
    <fieldset class="merge-field">
      <legend class="s-label">{names[line.field]}</legend>
      {(['into', 'from'] as const).map((side) => (
        <label key={side} class="merge-choice" data-chosen={side === chosen || undefined}>
          <input type="radio" name={name} checked={side === chosen} onChange={() => onChoose(side)} />
          <Value field={line.field} fact={line[side]} />
        </label>
      ))}
    </fieldset>
  );
}

function Value({ field, fact }: { field: ContactField; fact: Line['into'] }) {
  const desk = useDesk();
  const { texts } = usePeople();
  return (
    <span class="merge-value">
      <bdi>{describeValue(field, fact?.value ?? null, texts, desk.texts)}</bdi>
      {fact && (
        <span class="s-tiny s-muted">
          {texts.source[fact.source]} · {formatDate(desk.words.value.locale, fact.at)}
        </span>
      )}
    </span>
  );
}
