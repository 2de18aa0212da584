import { useEffect } from 'preact/hooks';
import { useLoaded } from '../administration/use-loaded.ts';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { CallFacts } from './call-facts.tsx';
import { useCallerName } from './caller.tsx';
import { useCalls, withCalls } from './calls-context.ts';

/** The calls of the open ticket: who was talked with, for how long, why, and what was recorded. */
export const TicketCalls = withCalls(({ ticketId }: { ticketId: string }) => {
  const desk = useDesk();
  const { texts, port, turn } = useCalls();
  const loaded = useLoaded(async () => {
    const [page, reasons] = await Promise.all([port.history({ ticketId }), port.reasons()]);
    return { calls: page.data, reasons };
  });
  const whoOf = useCallerName();
  useEffect(() => {
    if (loaded.value) loaded.reload();
  }, [desk.callsTurn.value, turn.value]);
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value || loaded.value.calls.length === 0) return null;
  const { calls, reasons } = loaded.value;
  return (
    <section class="context-section">
      <h3 class="context-title">{texts.title}</h3>
      {calls.map((call, at) => (
        <details key={call.id} class="ticket-call" open={at === 0}>
          <summary>{texts.ofTicket.call(texts.direction[call.direction], whoOf(call))}</summary>
          <CallFacts call={call} reasons={reasons} />
        </details>
      ))}
    </section>
  );
});
