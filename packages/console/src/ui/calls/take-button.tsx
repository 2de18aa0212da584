import { useState } from 'preact/hooks';
import type { CallTask } from '../../port/calls-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useAgentName } from './agent-name.ts';
import { useCalls } from './calls-context.ts';

interface Props {
  readonly task: CallTask;
  /** Who is called. */
  readonly who: string;
  readonly doing: (work: Promise<unknown>, done: string) => Promise<void>;
}

/** Says that one sees to it, or no longer; where a colleague does, it asks again in its own place: leaving it is a no. */
export function TakeButton({ task: { id, takenBy }, who, doing }: Props) {
  const desk = useDesk();
  const { texts, port } = useCalls();
  const nameOf = useAgentName();
  const [asked, setAsked] = useState(false);
  const words = texts.task;
  const mine = takenBy === desk.me.id;
  const theirs = takenBy !== null && !mine;
  const press = () => {
    setAsked(theirs && !asked);
    if (theirs && !asked) return;
    void doing(port.takeTask(id, !mine, theirs), mine ? words.givenBack : words.taken);
  };
  const asks = asked && theirs;
  return (
    <button
      type="button"
      class={asks ? 's-button s-button-small s-button-danger' : 's-button s-button-small'}
      aria-label={asks ? undefined : mine ? words.giveBackOf(who) : words.takeOf(who)}
      onBlur={() => setAsked(false)}
      onClick={press}
    >
      {asks ? words.takeFrom(nameOf(takenBy, null) ?? texts.someone) : mine ? words.giveBack : words.take}
    </button>
  );
}
