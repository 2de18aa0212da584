import { identifyTicket } from '../../state/identify-ticket.ts';
import { useDesk } from '../parts/desk-context.ts';
import { usePeople } from './people-context.ts';

/** Writes whose the open ticket is, and says so; null unlinks it. */
export function useLinking(): (
  person: { readonly id: string; readonly name: string } | null,
) => Promise<boolean> {
  const desk = useDesk();
  const { texts, turn } = usePeople();
  return async (person) => {
    const written = await identifyTicket(desk, person?.id ?? null);
    if (!written) return false;
    desk.toasts.say(person ? texts.ticket.linked(person.name) : texts.ticket.unlinked);
    turn.value += 1;
    return true;
  };
}
