import type { AttachmentSummary } from '@sinia/contracts';
import { shownKind } from '@sinia/core';
import { audioLinesIcon, fileIcon, fileTextIcon, imageIcon } from '@sinia/design/icons';
import { useState } from 'preact/hooks';
import { fileSize } from '../../format/file-size.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { AudioFile } from './audio-file.tsx';
import { Thumbnail } from './thumbnail.tsx';

/** More than anybody reads at a glance. */
const FIRST = 12;
/** A larger picture takes longer to come than to be opened. */
const MOST_SHOWN_BYTES = 10 * 1024 * 1024;

/** The files of a message: pictures as pictures, recordings to be heard; of hundreds the first ones, the rest on demand. */
export function AttachmentList({ attachments }: { attachments: readonly AttachmentSummary[] }) {
  const { texts } = useDesk();
  const [all, setAll] = useState(false);
  const shown = all ? attachments : attachments.slice(0, FIRST);
  const open = attachments.filter(({ held }) => !held);
  if (attachments.length === 0) return null;
  return (
    <ul class="attachments" aria-label={texts.attachment.label}>
      {shown.map((file) => (
        <li key={file.id}>
          {file.held ? <HeldFile file={file} /> : <FileTile file={file} attachments={open} />}
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

/** One that waits for the virus scanner, or that nobody can have. */
function HeldFile({ file: { fileName, held } }: { file: AttachmentSummary }) {
  const { attachment } = useDesk().texts;
  return (
    <p class="s-small s-muted">
      {held?.why === 'virus'
        ? attachment.retained(fileName, held.virus ?? '')
        : attachment.checking(fileName)}
    </p>
  );
}

interface Props {
  readonly file: AttachmentSummary;
  readonly attachments: readonly AttachmentSummary[];
}

function FileTile({ file, attachments }: Props) {
  const desk = useDesk();
  const { texts } = desk;
  const kind = shownKind(file.mediaType);
  const [listening, setListening] = useState(false);
  if (listening) return <AudioFile file={file} />;
  const open = () => {
    if (kind === 'audio') setListening(true);
    else if (kind) desk.look(file, attachments);
    else void openElsewhere();
  };
  const openElsewhere = async () => {
    try {
      window.open(await desk.links.get(file.id), '_blank', 'noopener,noreferrer');
    } catch {
      desk.toasts.warn(texts.attachment.linkFailed);
    }
  };
  const label =
    kind === 'audio' ? texts.attachment.listen(file.fileName) : texts.attachment.open(file.fileName);
  const pictured = kind === 'image' && file.size <= MOST_SHOWN_BYTES;
  return (
    <button
      type="button"
      class="attachment"
      data-kind={pictured ? 'image' : undefined}
      title={label}
      onClick={open}
    >
      {pictured ? <Thumbnail file={file} /> : <Icon of={iconOf(file.mediaType)} />}
      <span class="s-truncate">{file.fileName}</span>
      <span class="attachment-size s-numbers">{fileSize(desk.words.value.locale, file.size)}</span>
    </button>
  );
}

function iconOf(mediaType: string) {
  if (mediaType.startsWith('image/')) return imageIcon;
  if (mediaType.startsWith('audio/')) return audioLinesIcon;
  return mediaType === 'application/pdf' || mediaType.startsWith('text/') ? fileTextIcon : fileIcon;
}
