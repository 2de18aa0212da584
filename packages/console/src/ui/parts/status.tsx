import type { Priority, Status } from '@sinia/core';
import { useDesk } from './desk-context.ts';

/** Shape, colour and word of a status. */
export function StatusPill({ status }: { status: Status }) {
  const { texts } = useDesk();
  return (
    <span class="s-status s-status-pill" data-status={status}>
      {texts.statusShort[status]}
    </span>
  );
}

/** The shape alone, named for those who do not see it. */
export function StatusGlyph({ status }: { status: Status }) {
  const { texts } = useDesk();
  return (
    <span class="s-status status-glyph" data-status={status} title={texts.status[status]}>
      <span class="s-hidden">{texts.status[status]}. </span>
    </span>
  );
}

export function PriorityBars({ priority }: { priority: Priority }) {
  const { texts } = useDesk();
  const label = `${texts.field.priority}: ${texts.priority[priority]}`;
  return (
    <span class="s-priority" data-priority={priority} title={label}>
      <i />
      <i />
      <i />
      <i />
      <span class="s-hidden">{label}. </span>
    </span>
  );
}
