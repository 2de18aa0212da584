import type { Duplicate } from '@sinia/contracts';
import { useDesk } from '../parts/desk-context.ts';
import { CardBack } from './card-back.tsx';
import { likelyPair } from './merge-direction.ts';
import { MergePreview } from './merge-preview.tsx';
import { usePeople } from './people-context.ts';

export function pairKey({ contacts }: Duplicate): string {
  return contacts.map(({ id }) => id).join(' ');
}

/** Two cards beside each other: one person, or two. */
export function DuplicateReview({ duplicate }: { duplicate: Duplicate }) {
  const desk = useDesk();
  const { texts, port, act, turn } = usePeople();
  const [one, other] = duplicate.contacts;
  if (!one || !other) return null;
  const dismiss = async () => {
    if (await act(port.dismissDuplicate(one.id, other.id), texts.duplicates.dismissed)) turn.value += 1;
  };
  const reasons = duplicate.reasons.map((reason) => texts.duplicates.reason[reason]);
  return (
    <section class="people-card" aria-label={texts.duplicates.review}>
      <CardBack />
      <header class="person-head">
        <div class="person-who">
          <h2 class="person-name">{texts.duplicates.question}</h2>
          <p class="s-small s-muted">
            {texts.ticket.score(duplicate.score)} · {reasons.join(' · ')}
          </p>
        </div>
      </header>
      {desk.mayWrite && (
        <MergePreview
          first={likelyPair(one, other)}
          otherwise={{ label: texts.duplicates.two, run: () => void dismiss() }}
          onMerged={() => undefined}
        />
      )}
    </section>
  );
}
