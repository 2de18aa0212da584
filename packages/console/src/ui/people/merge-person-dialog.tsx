import { useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { DuplicateLine } from './duplicate-line.tsx';
import type { MergePair } from './merge-direction.ts';
import { MergePreview } from './merge-preview.tsx';
import { usePeople, withPeople } from './people-context.ts';
import { PersonFinder } from './person-finder.tsx';
import { PersonSearch } from './person-search.ts';
import { useFresh } from './use-fresh.ts';

/** The card on the screen and another one of the same person: which one, and then what comes of it. */
export const MergePersonDialog = withPeople(() => {
  const desk = useDesk();
  const { texts } = usePeople();
  const cardId = desk.personId.value ?? '';
  const [pair, setPair] = useState<MergePair | null>(null);
  const close = () => {
    desk.overlay.value = 'none';
  };
  return (
    <Dialog title={texts.merge.title} closeLabel={texts.form.cancel} wide onClose={close}>
      {pair ? (
        <MergePreview
          first={pair}
          otherwise={{ label: texts.merge.another, run: () => setPair(null) }}
          onMerged={(intoId) => {
            close();
            desk.goTo({ personId: intoId });
          }}
        />
      ) : (
        <OtherCard cardId={cardId} onPick={(fromId) => setPair({ intoId: cardId, fromId })} />
      )}
    </Dialog>
  );
});

interface OtherProps {
  readonly cardId: string;
  readonly onPick: (contactId: string) => void;
}

/** Who it may be the same as: those that look like it, and anybody who can be found. */
function OtherCard({ cardId, onPick }: OtherProps) {
  const { texts, port } = usePeople();
  const [search] = useState(() => new PersonSearch(port, { without: cardId, hereOnly: true }));
  const { value: alike } = useFresh(() => port.duplicatesOf(cardId));
  return (
    <>
      {alike && alike.length > 0 && (
        <>
          <p class="s-small s-muted">{texts.merge.alike}</p>
          <ul class="duplicates">
            {alike.map((duplicate) => {
              const other = duplicate.contacts.find(({ id }) => id !== cardId);
              if (!other) return null;
              return (
                <li key={other.id}>
                  <DuplicateLine duplicate={duplicate} names={[other.name]} onPick={() => onPick(other.id)} />
                </li>
              );
            })}
          </ul>
        </>
      )}
      <PersonFinder search={search} first onPick={({ person }) => person && onPick(person.id)} />
    </>
  );
}
