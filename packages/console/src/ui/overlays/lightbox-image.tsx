import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Props {
  readonly source: string;
  readonly name: string;
  /** 1 fits it into the room there is. */
  readonly zoom: number;
  readonly onFailed: () => void;
}

/** A picture that fits, or is larger than its frame and can be moved in it; its middle stays in the middle. */
export function LightboxImage({ source, name, zoom, onFailed }: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const [fit, setFit] = useState<number | null>(null);
  const before = useRef(zoom);
  useLayoutEffect(() => {
    const element = stage.current;
    const ratio = zoom / before.current;
    before.current = zoom;
    if (!element || ratio === 1) return;
    const { clientWidth, clientHeight } = element;
    element.scrollLeft = (element.scrollLeft + clientWidth / 2) * ratio - clientWidth / 2;
    element.scrollTop = (element.scrollTop + clientHeight / 2) * ratio - clientHeight / 2;
  }, [zoom]);
  return (
    <section
      ref={stage}
      class="lightbox-stage"
      data-zoomed={zoom > 1 || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={name}
    >
      <img
        ref={picture}
        class="lightbox-image"
        src={source}
        alt={name}
        style={zoom > 1 && fit ? { width: `${fit * zoom}px` } : {}}
        onLoad={() => setFit(picture.current?.clientWidth ?? null)}
        onError={onFailed}
      />
    </section>
  );
}
