import type { Icon as Shapes } from '@sinia/design/icons';
import { h } from 'preact';

/** A picture beside words, hidden from assistive technology; with `label` it stands alone and is named. */
export function Icon({ of, label }: { of: Shapes; label?: string }) {
  const named = label ? { role: 'img' as const, 'aria-label': label } : { 'aria-hidden': 'true' as const };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named or hidden by the attributes above
    <svg class="s-icon" viewBox="0 0 24 24" {...named}>
      {of.map(([tag, attributes], index) => h(tag, { key: index, ...attributes }))}
    </svg>
  );
}
