import type { TicketSummary } from '@sinia/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { PersonCard } from '../../port/people-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { usePeople } from './people-context.ts';

interface Person {
  readonly card: PersonCard;
  readonly tickets: readonly TicketSummary[];
  readonly nextCursor: string | null;
}

export interface LoadedPerson {
  readonly value: Person | null;
  readonly problem: DeskError | null;
  readonly reload: () => void;
  /** Reads older tickets; null where there are none. */
  readonly more: (() => void) | null;
}

/** A card and the newest tickets of its person; read again when something of either was written, the old stays until then. */
export function usePerson(id: string): LoadedPerson {
  const desk = useDesk();
  const { port, turn } = usePeople();
  const [value, setValue] = useState<Person | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const asked = useRef('');
  const reload = () => {
    asked.current = id;
    setProblem(null);
    Promise.all([port.card(id), port.ticketsOf(id)]).then(
      ([card, { data, pagination }]) =>
        asked.current === id && setValue({ card, tickets: data, nextCursor: pagination.nextCursor }),
      (thrown: unknown) => asked.current === id && setProblem(toDeskError(thrown)),
    );
  };
  useEffect(reload, [id, turn.value]);
  const cursor = value?.nextCursor;
  const more = () => {
    if (!value || !cursor) return;
    port.ticketsOf(id, cursor).then(
      ({ data, pagination }) =>
        setValue({ ...value, tickets: [...value.tickets, ...data], nextCursor: pagination.nextCursor }),
      () => desk.toasts.warn(desk.texts.failure.load),
    );
  };
  return { value, problem, reload, more: cursor ? more : null };
}
