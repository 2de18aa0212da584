import { useEffect } from 'preact/hooks';
import { type Loaded, useLoaded } from '../administration/use-loaded.ts';
import { usePeople } from './people-context.ts';

/** What a list shows, read again when something of a customer was written; meanwhile the old stays. */
export function useFresh<Value>(read: () => Promise<Value>): Loaded<Value> {
  const { turn } = usePeople();
  const loaded = useLoaded(read);
  useEffect(() => {
    if (turn.value > 0 && loaded.value) loaded.reload();
  }, [turn.value]);
  return loaded;
}
