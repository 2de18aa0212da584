import type { ComponentChildren } from 'preact';
import { initials } from '../../format/initials.ts';

/** A face and a name, and beside it how sure we are. */
export function PersonTitle({ name, children }: { name: string; children?: ComponentChildren }) {
  return (
    <div class="requester">
      <span class="s-avatar" aria-hidden="true">
        {initials(name)}
      </span>
      <span class="person-title">
        <bdi class="requester-name">{name}</bdi>
        {children}
      </span>
    </div>
  );
}
