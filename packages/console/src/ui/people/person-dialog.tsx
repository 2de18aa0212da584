import { useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { usePeople, withPeople } from './people-context.ts';
import { PersonForm } from './person-form.tsx';
import { emptyPerson, personOf } from './person-in-form.ts';
import { usePerson } from './use-person.ts';

/** A card that is made by hand. */
export const NewPersonDialog = withPeople(() => {
  const desk = useDesk();
  const { texts, search } = usePeople();
  const [person] = useState(() => emptyPerson(desk.me.language, search.typed.value));
  const close = () => {
    desk.overlay.value = 'none';
  };
  return (
    <Dialog title={texts.form.create} closeLabel={texts.form.cancel} onClose={close}>
      <PersonForm
        person={person}
        onCancel={close}
        onSaved={(card) => {
          close();
          search.shown.value = null;
          desk.goTo({ page: 'people', personId: card.id });
        }}
      />
    </Dialog>
  );
});

/** The card on the screen, to be changed. */
export const EditPersonDialog = withPeople(() => {
  const desk = useDesk();
  const { texts } = usePeople();
  const loaded = usePerson(desk.personId.value ?? '');
  const close = () => {
    desk.overlay.value = 'none';
  };
  const card = loaded.value?.contact;
  return (
    <Dialog title={texts.form.edit(card?.name ?? '')} closeLabel={texts.form.cancel} onClose={close}>
      {loaded.problem && <FailureNote problem={loaded.problem} retry={loaded.reload} />}
      {!card && !loaded.problem && <Waiting />}
      {card && <PersonForm card={card} person={personOf(card)} onCancel={close} onSaved={close} />}
    </Dialog>
  );
});
