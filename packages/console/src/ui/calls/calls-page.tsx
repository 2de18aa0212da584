import { may } from '@sinia/core';
import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { useFocusRequest } from '../parts/use-focus-request.ts';
import { AskedSupervisors } from './asked-supervisors.tsx';
import { CallBoard } from './call-board.tsx';
import { CallDetailPane } from './call-detail-pane.tsx';
import { CallHistory } from './call-history.tsx';
import { CALL_VIEWS, type CallView, useCalls, withCalls } from './calls-context.ts';
import { OwedCalls } from './owed-calls.tsx';
import { UnwrittenCalls } from './unwritten-calls.tsx';

/** The telephone: what goes on, what is owed, what was; beside it everything about one call. */
export const CallsPage = withCalls(() => {
  const desk = useDesk();
  const { texts, view, shown } = useCalls();
  const main = useRef<HTMLElement>(null);
  useFocusRequest('search', main);
  useFocusRequest('page', main);
  useEffect(() => main.current?.focus(), [view.value]);
  const supervises = may({ holder: desk.me.role }, 'call.supervise');
  const views: readonly CallView[] = supervises
    ? CALL_VIEWS
    : CALL_VIEWS.filter((one) => one !== 'unwritten');
  return (
    <main
      ref={main}
      tabIndex={-1}
      class="desk-page calls"
      data-open={shown.value ? 'call' : 'list'}
      aria-label={texts.title}
    >
      <div class="calls-main">
        <header class="calls-head">
          <h1 class="list-title">{texts.title}</h1>
          <nav class="s-segments" aria-label={texts.views.label}>
            {views.map((one) => (
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
          <>
            <AskedSupervisors />
            <div class="calls-now">
              <CallBoard />
              <OwedCalls />
            </div>
          </>
        )}
        {view.value === 'history' && <CallHistory />}
        {view.value === 'unwritten' && <UnwrittenCalls />}
      </div>
      {shown.value && <CallDetailPane key={shown.value} id={shown.value} />}
    </main>
  );
});
