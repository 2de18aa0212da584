import { FailureNote } from '../parts/failure-note.tsx';
import { PageEnd } from '../parts/page-end.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { usePeople } from './people-context.ts';
import { TimelineLine } from './timeline-line.tsx';
import { usePages } from './use-pages.ts';

/** All that passed with somebody, on whatever channel, newest first; older pages when they are asked for. */
export function PersonTimeline({ contactId }: { contactId: string }) {
  const { texts, port } = usePeople();
  const pages = usePages((cursor) => port.timeline(contactId, cursor), [contactId]);
  const { items, problem, retry } = pages;
  if (problem && !items) return <FailureNote problem={problem} retry={retry} />;
  if (!items) return <Waiting />;
  if (items.length === 0) return <p class="s-small s-muted">{texts.timeline.none}</p>;
  return (
    <>
      <ol class="timeline">
        {items.map((entry) => (
          <TimelineLine key={entry.id} entry={entry} />
        ))}
      </ol>
      <PageEnd of={pages} />
    </>
  );
}
