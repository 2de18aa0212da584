import { useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';

/** More than two lines can hold on the widest screen. */
const LONGEST = 400;

/** What the ticket is about. A subject that somebody has pasted a page into is folded, not lost. */
export function ThreadSubject({ subject }: { subject: string }) {
  const { texts, words } = useDesk();
  const [whole, setWhole] = useState(false);
  if (subject.length <= LONGEST) {
    return (
      <h2 class="thread-subject" dir="auto" title={subject}>
        {subject}
      </h2>
    );
  }
  const count = new Intl.NumberFormat(words.value.locale).format(subject.length);
  return (
    <div>
      <h2 class="thread-subject" dir="auto" data-whole={whole || undefined}>
        {whole ? subject : `${subject.slice(0, LONGEST)}…`}
      </h2>
      <button type="button" class="link-button s-tiny" aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {whole ? texts.pane.showLess : texts.pane.showAll(texts.pane.characters(count))}
      </button>
    </div>
  );
}
