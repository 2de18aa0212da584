import { useDesk } from './desk-context.ts';
import { Late } from './late.tsx';

/** In the place of what a dialog or a page is waiting for; nothing at all for the first 300 ms. */
export function Waiting() {
  const { pane } = useDesk().texts;
  return (
    <div class="waiting">
      <Late>
        <p class="s-hidden" role="status">
          {pane.loading}
        </p>
        <span class="s-skeleton" />
        <span class="s-skeleton" />
        <span class="s-skeleton" />
      </Late>
    </div>
  );
}
