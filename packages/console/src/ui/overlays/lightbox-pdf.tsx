import { useLayoutEffect, useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';

/**
 * A PDF in the browser's own viewer, on the files' origin. The sandbox stands in that origin's answer: as an attribute of
 * the frame it would keep Chromium's viewer from starting. Where no viewer is or a host allows no frame, one is told.
 */
export function LightboxPdf({ source, name }: { source: string; name: string }) {
  const { lightbox } = useDesk().texts;
  const [able, setAble] = useState(navigator.pdfViewerEnabled !== false);
  // Before the frame begins to load, so that no refusal comes too early.
  useLayoutEffect(() => {
    const onRefused = ({ effectiveDirective }: SecurityPolicyViolationEvent) => {
      if (effectiveDirective === 'frame-src') setAble(false);
    };
    document.addEventListener('securitypolicyviolation', onRefused);
    return () => document.removeEventListener('securitypolicyviolation', onRefused);
  }, []);
  if (!able) return <p class="lightbox-stage lightbox-words">{lightbox.noViewer}</p>;
  return <iframe class="lightbox-stage" src={source} title={name} referrerpolicy="no-referrer" />;
}
