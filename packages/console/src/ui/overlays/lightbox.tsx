import { shownKind } from '@sinia/core';
import {
  arrowLeftIcon,
  arrowRightIcon,
  downloadIcon,
  externalLinkIcon,
  zoomInIcon,
  zoomOutIcon,
} from '@sinia/design/icons';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fileSize } from '../../format/file-size.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { LightboxImage } from './lightbox-image.tsx';
import { LightboxPdf } from './lightbox-pdf.tsx';

const MOST_ZOOM = 6;
const STEP = 1.5;

/** Pictures and documents of a message, large, one after the other: arrows move, + and − zoom, Escape closes. */
export function Lightbox() {
  const desk = useDesk();
  const { texts, words } = desk;
  const looking = desk.looking.value;
  const [zoom, setZoom] = useState(1);
  const [link, setLink] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined);
  const file = looking?.files[looking.at];
  useEffect(() => {
    // Wherever in the dialog the focus is, on its closing button too.
    const dialog = box.current?.closest('dialog');
    const hear = (event: KeyboardEvent) => onKey.current(event);
    dialog?.addEventListener('keydown', hear);
    return () => dialog?.removeEventListener('keydown', hear);
  }, []);
  useEffect(() => {
    setZoom(1);
    setLink(null);
    setFailed(false);
    if (file) desk.links.get(file.id).then(setLink, () => setFailed(true));
  }, [file?.id]);
  if (!looking || !file) return null;
  const close = () => {
    desk.overlay.value = 'none';
  };
  const go = (by: 1 | -1) => {
    const { files, at } = looking;
    desk.looking.value = { files, at: (at + by + files.length) % files.length };
  };
  const image = shownKind(file.mediaType) === 'image';
  const scale = (by: number) => setZoom((now) => Math.min(MOST_ZOOM, Math.max(1, now * by)));
  onKey.current = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowRight' && zoom === 1) go(1);
    else if (event.key === 'ArrowLeft' && zoom === 1) go(-1);
    else if (event.key === '+' && image) scale(STEP);
    else if (event.key === '-' && image) scale(1 / STEP);
    else if (event.key === '0' && image) setZoom(1);
    else return;
    event.preventDefault();
  };
  const several = looking.files.length > 1;
  const { lightbox } = texts;
  return (
    <Dialog title={file.fileName} closeLabel={lightbox.close} wide onClose={close}>
      <div ref={box} class="lightbox">
        <div class="lightbox-bar">
          {several && (
            <span class="lightbox-steps">
              <Tool label={lightbox.previous} of={arrowLeftIcon} run={() => go(-1)} />
              <span class="s-numbers" role="status">
                {lightbox.place(looking.at + 1, looking.files.length)}
              </span>
              <Tool label={lightbox.next} of={arrowRightIcon} run={() => go(1)} />
            </span>
          )}
          <span class="s-muted s-numbers lightbox-size">{fileSize(words.value.locale, file.size)}</span>
          {image && (
            <>
              <Tool
                label={lightbox.smaller}
                of={zoomOutIcon}
                disabled={zoom === 1}
                run={() => scale(1 / STEP)}
              />
              <Tool
                label={lightbox.larger}
                of={zoomInIcon}
                disabled={zoom === MOST_ZOOM}
                run={() => scale(STEP)}
              />
            </>
          )}
          {link && (
            <>
              <a
                class="s-button s-button-quiet s-button-small"
                href={link}
                target="_blank"
                rel="noopener noreferrer"
              >
                <Icon of={externalLinkIcon} />
                {lightbox.openTab}
              </a>
              <a class="s-button s-button-quiet s-button-small" href={`${link}&download`} rel="noreferrer">
                <Icon of={downloadIcon} />
                {lightbox.download}
              </a>
            </>
          )}
        </div>
        {failed && (
          <p class="s-notice s-notice-warning" role="alert">
            {texts.attachment.linkFailed}
          </p>
        )}
        {link && image && (
          <LightboxImage
            key={file.id}
            source={link}
            name={file.fileName}
            zoom={zoom}
            onFailed={() => setFailed(true)}
          />
        )}
        {link && !image && <LightboxPdf key={file.id} source={link} name={file.fileName} />}
        {!link && !failed && <div class="lightbox-stage" aria-busy="true" />}
      </div>
    </Dialog>
  );
}

interface ToolProps {
  readonly label: string;
  readonly of: Parameters<typeof Icon>[0]['of'];
  readonly disabled?: boolean;
  readonly run: () => void;
}

function Tool({ label, of, disabled = false, run }: ToolProps) {
  return (
    <button
      type="button"
      class="s-button s-button-quiet s-button-icon s-button-small"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={run}
    >
      <Icon of={of} />
    </button>
  );
}
