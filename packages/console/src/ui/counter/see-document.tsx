import { shieldCheckIcon } from '@sinia/design/icons';
import { useId, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { PersonCard } from '../../port/people-port.ts';
import { reasonOf } from '../../state/explain.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from '../people/people-context.ts';
import type { Counter } from './counter.ts';

interface Props {
  readonly counter: Counter;
  readonly person: PersonCard;
}

/** Identifies with the document in sight: its number is typed, and nothing of it is copied. */
export function SeeDocument({ counter, person }: Props) {
  const { texts, port, turn } = usePeople();
  const { counter: t } = texts;
  const id = useId();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  const explain = useReason();
  const see = async (event: Event) => {
    event.preventDefault();
    if (typed.trim() === '') return;
    try {
      const { seen } = await port.seeDocument(person.id, typed.trim());
      if (!seen) return setProblem(t.documentDiffers);
      turn.value += 1;
      counter.opening.set({ documentId: typed.trim() });
      counter.seen.value = true;
    } catch (thrown) {
      setProblem(explain(toDeskError(thrown)));
    }
  };
  return (
    <form class="s-field see-document" onSubmit={(event) => void see(event)}>
      <label class="s-label" for={id}>
        {t.document}
      </label>
      <div class="see-document-line">
        <input
          id={id}
          class="s-input"
          autocomplete="off"
          maxLength={30}
          value={typed}
          aria-describedby={`${id}-more`}
          aria-invalid={problem ? 'true' : undefined}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setProblem('');
          }}
        />
        <button type="submit" class="s-button">
          <Icon of={shieldCheckIcon} />
          {t.documentSeen}
        </button>
      </div>
      <div id={`${id}-more`}>
        {problem && (
          <p class="s-error" role="alert">
            {problem}
          </p>
        )}
        <p class="s-help">{t.documentHelp}</p>
      </div>
    </form>
  );
}

/** Why a document was refused, in words: what is wrong with the number first. */
function useReason(): (problem: DeskError) => string {
  const desk = useDesk();
  const { reasons } = usePeople();
  return (problem) => {
    const [field] = problem.fields;
    return (
      (field && reasons.fields[field.code]) ?? reasons.codes[problem.code] ?? reasonOf(desk.texts, problem)
    );
  };
}
