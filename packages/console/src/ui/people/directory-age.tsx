import { AquacisNote } from './aquacis-note.tsx';
import { usePeople } from './people-context.ts';
import { useFresh } from './use-fresh.ts';

/** How old what stands here of the billing system is, and a banner where it does not answer. */
export function DirectoryAge() {
  const { port } = usePeople();
  const { value } = useFresh(() => port.standing());
  return value && <AquacisNote news={{ ...value, source: 'replica', truncated: false }} />;
}
