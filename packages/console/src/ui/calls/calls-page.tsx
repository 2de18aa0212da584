import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { useFocusRequest } from '../parts/use-focus-request.ts';
import { CallBoard } from './call-board.tsx';
import { CallHistory } from './call-history.tsx';
import { CALL_VIEWS, useCalls, withCalls } from './calls-context.ts';
import { OwedCalls } from './owed-calls.tsx';

/** The telephone: what goes on, what is owed, and what was. */
export const CallsPage = withCalls(() => {
  const desk = useDesk();
  const { texts, view } = useCalls();
  const main = useRef<HTMLElement>(null);
  useFocusRequest('search', main);
  useFocusRequest('page', main);
  useEffect(() => main.current?.focus(), []);
  return (
    <main ref={main} tabIndex={-1} class="desk-page calls" aria-label={texts.title}>
      <header class="calls-head">
        <h1 class="list-title">{texts.title}</h1>
        <nav class="s-segments" aria-label={texts.views.label}>
          {CALL_VIEWS.map((one) => (
            <button
              key={one}
              type="button"
              class="s-button s-button-small"
              aria-current={view.value === one ? 'page' : undefined}
              onClick={() => {
                view.value = one;
              }}
            >
              {texts.views[one]}
            </button>
          ))}
        </nav>
      </header>
      {view.value === 'now' && (
        <div class="calls-now">
          <CallBoard />
          <OwedCalls />
        </div>
      )}
      {view.value === 'history' && <CallHistory key={desk.me.id} />}
    </main>
  );
});
