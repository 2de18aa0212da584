import type { AttachmentSummary } from '@sinia/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';

/** A recording in the browser's own player; it begins at once, for that was asked. */
export function AudioFile({ file }: { file: AttachmentSummary }) {
  const desk = useDesk();
  const player = useRef<HTMLAudioElement>(null);
  const [source, setSource] = useState<string | undefined>();
  useEffect(() => {
    player.current?.focus();
    desk.links.get(file.id).then(setSource, () => desk.toasts.warn(desk.texts.attachment.linkFailed));
  }, [file.id]);
  return (
    <figure class="audio-file">
      <figcaption class="s-truncate">{file.fileName}</figcaption>
      {/* biome-ignore lint/a11y/useMediaCaption: what customers say in a recording comes without captions */}
      <audio ref={player} controls autoplay src={source} aria-label={file.fileName} />
    </figure>
  );
}
