import type { AttachmentSummary } from '@sinia/contracts';
import { fileIcon, fileTextIcon, imageIcon } from '@sinia/design/icons';
import { useState } from 'preact/hooks';
import { fileSize } from '../../format/file-size.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** More than anybody reads at a glance. */
const FIRST = 12;

/** The files of a message; of hundreds the first ones, the rest on demand. */
export function AttachmentList({ attachments }: { attachments: readonly AttachmentSummary[] }) {
  const desk = useDesk();
  const { texts } = desk;
  const [all, setAll] = useState(false);
  const shown = all ? attachments : attachments.slice(0, FIRST);
  if (attachments.length === 0) return null;
  const open = async (id: string) => {
    try {
      window.open(await desk.port.linkTo(id), '_blank', 'noopener,noreferrer');
    } catch {
      desk.toasts.warn(texts.attachment.linkFailed);
    }
  };
  return (
    <ul class="attachments" aria-label={texts.attachment.label}>
      {shown.map((file) => (
        <li key={file.id}>
          <button
            type="button"
            class="attachment"
            title={texts.attachment.open(file.fileName)}
            onClick={() => void open(file.id)}
          >
            <Icon of={iconOf(file.mediaType)} />
            <span class="s-truncate">{file.fileName}</span>
            <span class="attachment-size s-numbers">{fileSize(desk.words.value.locale, file.size)}</span>
          </button>
        </li>
      ))}
      {shown.length < attachments.length && (
        <li>
          <button type="button" class="link-button" onClick={() => setAll(true)}>
            {texts.pane.moreFiles(attachments.length - shown.length)}
          </button>
        </li>
      )}
    </ul>
  );
}

function iconOf(mediaType: string) {
  if (mediaType.startsWith('image/')) return imageIcon;
  return mediaType === 'application/pdf' || mediaType.startsWith('text/') ? fileTextIcon : fileIcon;
}
