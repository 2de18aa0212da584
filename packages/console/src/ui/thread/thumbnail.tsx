import type { AttachmentSummary } from '@sinia/contracts';
import { imageIcon } from '@sinia/design/icons';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** A picture, small. It is fetched when it comes near the screen; its place is kept from the beginning. */
export function Thumbnail({ file }: { file: AttachmentSummary }) {
  const { links } = useDesk();
  const place = useRef<HTMLSpanElement>(null);
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        watch.disconnect();
        links.get(file.id).then(setSource, () => undefined);
      },
      { rootMargin: '200px' },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [file.id, links]);
  return (
    <span ref={place} class="thumbnail">
      {source ? (
        <img src={source} alt="" decoding="async" onError={() => setSource(null)} />
      ) : (
        <Icon of={imageIcon} />
      )}
    </span>
  );
}
