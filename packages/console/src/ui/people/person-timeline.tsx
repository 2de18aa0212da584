import type { TimelineEntry } from '@sinia/contracts';
import { useEffect, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { usePeople } from './people-context.ts';
import { TimelineLine } from './timeline-line.tsx';

/** All that passed with somebody, on whatever channel, newest first; older pages when they are asked for. */
export function PersonTimeline({ contactId }: { contactId: string }) {
  const { texts, port, turn } = usePeople();
  const [entries, setEntries] = useState<readonly TimelineEntry[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const read = (cursor?: string) => {
    setProblem(null);
    port.timeline(contactId, cursor).then(
      ({ data, pagination }) => {
        setEntries((known) => (cursor && known ? [...known, ...data] : data));
        setNext(pagination.nextCursor);
      },
      (thrown: unknown) => setProblem(toDeskError(thrown)),
    );
  };
  useEffect(() => read(), [contactId, turn.value]);
  if (problem && !entries) return <FailureNote problem={problem} retry={() => read()} />;
  if (!entries) return <Waiting />;
  if (entries.length === 0) return <p class="s-small s-muted">{texts.timeline.none}</p>;
  return (
    <>
      <ol class="timeline">
        {entries.map((entry) => (
          <TimelineLine key={entry.id} entry={entry} />
        ))}
      </ol>
      {problem && <FailureNote problem={problem} retry={() => read(next ?? undefined)} />}
      {next && !problem && (
        <button type="button" class="link-button s-small timeline-more" onClick={() => read(next)}>
          {texts.timeline.more}
        </button>
      )}
    </>
  );
}
