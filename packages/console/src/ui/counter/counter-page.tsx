import { useDesk } from '../parts/desk-context.ts';
import { withPeople } from '../people/people-context.ts';

/** Somebody stands at the counter. */
export const CounterPage = withPeople(() => {
  const desk = useDesk();
  return <main class="desk-page" aria-label={desk.texts.nav.counter} />;
});
