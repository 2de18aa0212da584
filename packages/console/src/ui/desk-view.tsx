import { ContextPane } from './context/context-pane.tsx';
import { ListPane } from './list/list-pane.tsx';
import { Navigation } from './list/navigation.tsx';
import { Overlays } from './overlays/overlays.tsx';
import { ToastList } from './overlays/toast-list.tsx';
import { useDesk } from './parts/desk-context.ts';
import { ThreadPane } from './thread/thread-pane.tsx';

/** The desk: views, list, conversation, details; as many at once as there is room for. */
export function DeskView() {
  const desk = useDesk();
  const thread = desk.ticket.thread.value;
  return (
    <div
      class="desk"
      data-open={desk.ticket.id.value ? 'ticket' : 'list'}
      data-density={desk.preferences.density.value}
      data-compact={desk.compact || undefined}
    >
      <Navigation />
      <ListPane />
      <ThreadPane />
      {thread && <ContextPane key={thread.ticket.id} thread={thread} />}
      <Overlays />
      <p class="s-hidden" aria-live="polite">
        {desk.announcement.value}
      </p>
      {desk.overlay.value === 'none' && <ToastList />}
    </div>
  );
}
