import { useEffect } from 'preact/hooks';
import { type Loaded, useLoaded } from '../administration/use-loaded.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useCalls } from './calls-context.ts';

/** What goes on, read again whenever the server says that it is otherwise; meanwhile the old stays. */
export function useFreshCalls<Value>(read: () => Promise<Value>): Loaded<Value> {
  const desk = useDesk();
  const { turn } = useCalls();
  const loaded = useLoaded(read);
  useEffect(() => {
    if (loaded.value || loaded.problem) loaded.reload();
  }, [desk.callsTurn.value, turn.value]);
  return loaded;
}
