import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { usePeople } from '../people/people-context.ts';
import { PersonFinder } from '../people/person-finder.tsx';
import { PersonForm } from '../people/person-form.tsx';
import { emptyPerson } from '../people/person-in-form.ts';
import type { Found } from '../people/person-search.ts';
import type { Counter } from './counter.ts';
import { PersonPresent } from './person-present.tsx';

/** First who it is: found, written down, or not said. */
export function CounterWho({ counter }: { counter: Counter }) {
  const { counter: t } = usePeople().texts;
  const person = counter.person.value;
  return (
    <section class="counter-part" aria-label={t.who}>
      <h2 class="counter-step">{t.who}</h2>
      {person && <PersonPresent key={person.id} counter={counter} person={person} />}
      {!person && counter.anonymous.value && (
        <>
          <p class="s-small s-muted">{t.anonymous}</p>
          <button
            type="button"
            class="s-button s-button-small counter-again"
            onClick={() => counter.chooseAgain()}
          >
            {t.again}
          </button>
        </>
      )}
      {!person && !counter.anonymous.value && <FindPerson counter={counter} />}
    </section>
  );
}

function FindPerson({ counter }: { counter: Counter }) {
  const desk = useDesk();
  const { texts, port, act } = usePeople();
  const [creating, setCreating] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [creating]);
  const pick = async ({ person, customer }: Found) => {
    const card = person
      ? await act(port.card(person.id))
      : customer && (await act(port.adopt(customer.customerId)));
    if (card) counter.choose(card);
  };
  if (creating) {
    return (
      <PersonForm
        person={emptyPerson(desk.me.language, counter.search.typed.value)}
        onSaved={(card) => counter.choose(card)}
        onCancel={() => setCreating(false)}
      />
    );
  }
  return (
    <>
      <PersonFinder
        search={counter.search}
        field={field}
        onPick={(found) => void pick(found)}
        onCreate={() => setCreating(true)}
      />
      <button type="button" class="link-button s-small counter-again" onClick={() => counter.goOnWithout()}>
        {texts.counter.without}
      </button>
    </>
  );
}
