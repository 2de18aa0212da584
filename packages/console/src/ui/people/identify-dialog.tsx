import { useEffect, useState } from 'preact/hooks';
import type { PersonCard } from '../../port/people-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { usePeople, withPeople } from './people-context.ts';
import { PersonFinder } from './person-finder.tsx';
import { PersonForm } from './person-form.tsx';
import { emptyPerson } from './person-in-form.ts';
import { type Found, PersonSearch } from './person-search.ts';
import { useLinking } from './use-linking.ts';

const SAID = ['documentId', 'contract', 'phone', 'email', 'name'] as const;

/** Whose the open ticket is: found here, found in Aquacis, or written down. */
export const IdentifyDialog = withPeople(() => {
  const desk = useDesk();
  const { texts, port, act } = usePeople();
  const link = useLinking();
  const ticket = desk.ticket.thread.value?.ticket;
  const [search] = useState(() => new PersonSearch(port));
  const [creating, setCreating] = useState(false);
  const said = SAID.flatMap((part) => ticket?.requester[part] ?? []);
  useEffect(() => {
    search.typed.value = said[0] ?? '';
    void search.run();
  }, []);
  const close = () => {
    desk.overlay.value = 'none';
  };
  const choose = async (person: Pick<PersonCard, 'id' | 'name'>) => {
    close();
    await link(person);
  };
  const pick = async ({ person, customer }: Found) => {
    if (person) return choose(person);
    const card = customer && (await act(port.adopt(customer.customerId)));
    if (card) await choose(card);
  };
  return (
    <Dialog title={texts.ticket.identifyTitle} closeLabel={texts.form.cancel} onClose={close}>
      {creating ? (
        <PersonForm
          person={emptyPerson(ticket?.language ?? desk.me.language, search.typed.value)}
          onSaved={(card) => void choose(card)}
          onCancel={() => setCreating(false)}
        />
      ) : (
        <>
          <SaidBefore said={said} onPick={(typed) => search.type(typed)} />
          <PersonFinder
            search={search}
            first
            onPick={(found) => void pick(found)}
            onCreate={() => setCreating(true)}
          />
          {ticket?.contactId && (
            <button
              type="button"
              class="link-button"
              onClick={() => {
                close();
                void link(null);
              }}
            >
              {texts.ticket.unlink}
            </button>
          )}
        </>
      )}
    </Dialog>
  );
});

interface SaidProps {
  readonly said: readonly string[];
  readonly onPick: (typed: string) => void;
}

/** What the requester told of themselves, each a search. */
function SaidBefore({ said, onPick }: SaidProps) {
  const { ticket } = usePeople().texts;
  if (said.length < 2) return null;
  return (
    <p class="said-before">
      <span class="s-small s-muted">{ticket.said}:</span>
      {said.map((value) => (
        <button key={value} type="button" class="s-button s-button-small" onClick={() => onPick(value)}>
          <bdi>{value}</bdi>
        </button>
      ))}
    </p>
  );
}
