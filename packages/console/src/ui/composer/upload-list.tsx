import { circleAlertIcon, fileIcon, rotateCcwIcon, xIcon } from '@sinia/design/icons';
import { fileSize } from '../../format/file-size.ts';
import { reasonOf } from '../../state/explain.ts';
import type { Upload, Uploads } from '../../state/uploads.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** The files of the message in the making, each with its progress. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const { texts } = useDesk();
  if (uploads.items.value.length === 0) return null;
  return (
    <ul class="uploads" aria-label={texts.attachment.label}>
      {uploads.items.value.map((upload) => (
        <UploadItem key={upload.id} upload={upload} uploads={uploads} />
      ))}
    </ul>
  );
}

function UploadItem({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const desk = useDesk();
  const { texts } = desk;
  const { file, problem, attachment } = upload;
  const percent = Math.round(upload.share * 100);
  return (
    <li class="upload" data-failed={problem ? true : undefined}>
      <Icon of={problem ? circleAlertIcon : fileIcon} />
      <span class="s-truncate">{file.name}</span>
      {problem ? (
        <span class="upload-problem">
          {problem.code === 'unknown' ? texts.attachment.failed : reasonOf(texts, problem)}
        </span>
      ) : (
        <span class="s-numbers s-muted">
          {fileSize(desk.words.value.locale, attachment?.size ?? file.size)}
        </span>
      )}
      {!attachment && !problem && (
        <progress
          class="upload-bar"
          max={100}
          value={percent}
          aria-label={texts.attachment.uploading(file.name, percent)}
        />
      )}
      {problem && problem.code !== 'attachment_too_large' && (
        <button
          type="button"
          class="upload-button"
          aria-label={texts.attachment.again}
          title={texts.attachment.again}
          onClick={() => uploads.retry(upload.id)}
        >
          <Icon of={rotateCcwIcon} />
        </button>
      )}
      <button
        type="button"
        class="upload-button"
        aria-label={texts.attachment.remove(file.name)}
        onClick={() => {
          uploads.remove(upload.id);
          desk.askFocus('composer');
        }}
      >
        <Icon of={xIcon} />
      </button>
    </li>
  );
}
