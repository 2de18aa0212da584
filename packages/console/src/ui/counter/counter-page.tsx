import { useEffect, useRef } from 'preact/hooks';
import styles from '../../styles/counter.css?inline';
import { useDesk } from '../parts/desk-context.ts';
import { useFocusRequest } from '../parts/use-focus-request.ts';
import { useStyles } from '../parts/use-styles.ts';
import { usePeople, withPeople } from '../people/people-context.ts';
import { counterOf } from './counter.ts';
import { CounterAsks } from './counter-asks.tsx';
import { CounterDone } from './counter-done.tsx';
import { CounterWho } from './counter-who.tsx';

/** The office: who stands there, what they ask, where they want to be told; then the receipt. */
export const CounterPage = withPeople(() => {
  useStyles(styles);
  const desk = useDesk();
  const { texts, port } = usePeople();
  const counter = counterOf(desk, port);
  const main = useRef<HTMLElement>(null);
  useFocusRequest('page', main);
  const opened = counter.opening.opened.value;
  useEffect(() => main.current?.scrollTo({ top: 0 }), [opened]);
  return (
    <main ref={main} tabIndex={-1} class="desk-page counter" aria-label={texts.counter.title}>
      {opened ? (
        <CounterDone counter={counter} opened={opened} />
      ) : (
        <>
          <h1 class="s-title counter-title">{texts.counter.title}</h1>
          <div class="counter-columns">
            <CounterWho counter={counter} />
            <CounterAsks counter={counter} />
          </div>
        </>
      )}
    </main>
  );
});
