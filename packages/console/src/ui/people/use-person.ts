import { useEffect, useRef, useState } from 'preact/hooks';
import { toDeskError } from '../../port/desk-error.ts';
import type { PersonView } from '../../port/people-port.ts';
import type { Loaded } from '../administration/use-loaded.ts';
import { usePeople } from './people-context.ts';

/** A card with all of it; read again when something of a customer was written, the old stays until then. */
export function usePerson(id: string): Loaded<PersonView> {
  const { port, turn } = usePeople();
  const [value, setValue] = useState<PersonView | null>(null);
  const [problem, setProblem] = useState<Loaded<PersonView>['problem']>(null);
  const asked = useRef('');
  const reload = () => {
    asked.current = id;
    setProblem(null);
    port.view(id).then(
      (view) => asked.current === id && setValue(view),
      (thrown: unknown) => asked.current === id && setProblem(toDeskError(thrown)),
    );
  };
  useEffect(reload, [id, turn.value]);
  return { value, problem, reload };
}
