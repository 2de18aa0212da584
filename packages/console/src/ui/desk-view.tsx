import { ContextPane } from './context/context-pane.tsx';
import { ContextSkeleton } from './context/context-skeleton.tsx';
import { ListPane } from './list/list-pane.tsx';
import { Navigation } from './list/navigation.tsx';
import { Overlays } from './overlays/overlays.tsx';
import { ToastList } from './overlays/toast-list.tsx';
import { Announcer } from './parts/announcer.tsx';
import { useDesk } from './parts/desk-context.ts';
import { lazyPart } from './parts/lazy-part.tsx';
import { OfflineNote } from './parts/offline-note.tsx';
import { SkipLinks } from './parts/skip-links.tsx';
import { ThreadPane } from './thread/thread-pane.tsx';

const PeoplePage = lazyPart(async () => (await import('./people/people-page.tsx')).PeoplePage);
const CallsPage = lazyPart(async () => (await import('./calls/calls-page.tsx')).CallsPage);
const CounterPage = lazyPart(async () => (await import('./counter/counter-page.tsx')).CounterPage);

const IndicatorsPage = lazyPart(
  async () => (await import('./indicators/indicators-page.tsx')).IndicatorsPage,
);

/** The desk: views, list, conversation, details; as many at once as there is room for. */
export function DeskView() {
  const desk = useDesk();
  const { ticket } = desk;
  const thread = ticket.thread.value;
  return (
    <div
      class="desk"
      data-page={desk.page.value}
      data-open={ticket.id.value ? 'ticket' : 'list'}
      data-thread={ticket.state.value}
      data-density={desk.preferences.density.value}
      data-settings={desk.overlay.value === 'settings' || undefined}
      data-compact={desk.compact || undefined}
    >
      <SkipLinks />
      <Navigation />
      <ListPane />
      <ThreadPane />
      {thread && <ContextPane key={thread.ticket.id} thread={thread} />}
      {ticket.state.value === 'loading' && <ContextSkeleton />}
      {desk.page.value === 'people' && <PeoplePage />}
      {desk.page.value === 'calls' && <CallsPage />}
      {desk.page.value === 'counter' && <CounterPage />}
      {desk.page.value === 'indicators' && <IndicatorsPage />}
      <Overlays />
      <Announcer />
      <div class="desk-notices">
        <OfflineNote />
        {desk.overlay.value === 'none' && <ToastList />}
      </div>
    </div>
  );
}
