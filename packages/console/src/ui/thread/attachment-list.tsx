import type { AttachmentSummary } from '@sinia/contracts';
import { fileIcon, fileTextIcon, imageIcon } from '@sinia/design/icons';
import { fileSize } from '../../format/file-size.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

export function AttachmentList({ attachments }: { attachments: readonly AttachmentSummary[] }) {
  const desk = useDesk();
  const { texts } = desk;
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
      {attachments.map((file) => (
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
    </ul>
  );
}

function iconOf(mediaType: string) {
  if (mediaType.startsWith('image/')) return imageIcon;
  return mediaType === 'application/pdf' || mediaType.startsWith('text/') ? fileTextIcon : fileIcon;
}
