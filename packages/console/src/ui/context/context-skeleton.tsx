import { Late } from '../parts/late.tsx';

const LINES = 7;

/** The place of the details while the ticket is on its way: nothing moves when they come. */
export function ContextSkeleton() {
  return (
    <div class="context-pane" aria-hidden="true">
      <Late>
        <div class="context-skeleton">
          {Array.from({ length: LINES }, (_, index) => (
            <span key={index} class="s-skeleton" />
          ))}
        </div>
      </Late>
    </div>
  );
}
