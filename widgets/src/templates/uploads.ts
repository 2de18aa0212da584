import { cameraIcon, type Icon, paperclipIcon, rotateCcwIcon, xIcon } from '@sinia/design/icons';
import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import {
  mostFiles,
  type Upload,
  type UploadController,
  type UploadState,
} from '../controllers/upload-controller.ts';
import { icon } from '../dom/icon.ts';
import type { PlainTextKey } from '../form/ticket-fields.ts';
import { errorLine } from './field.ts';

const words: Readonly<Record<Exclude<UploadState, 'uploading'>, PlainTextKey>> = {
  waiting: 'fileWaiting',
  ready: 'fileDone',
  too_large: 'fileTooLarge',
  empty: 'fileEmpty',
  refused: 'fileRefused',
  failed: 'fileFailed',
};

type Options = {
  readonly texts: TextsController;
  readonly uploads: UploadController;
  readonly error: string | undefined;
};

/** Buttons that open the camera (where fingers are) and the file picker, and one line for each file with its progress. */
export const uploadsField = (options: Options): TemplateResult => {
  const { texts, uploads, error } = options;
  return html`
  <div class="s-field" part="field" role="group" aria-labelledby="files-label">
    <span class="s-label" id="files-label" part="label">
      ${texts.term('filesLabel')} <span class="mark">(${texts.term('optional')})</span>
    </span>
    <span class="s-help" id="files-help">${texts.term('filesHelp', mostFiles)}</span>
    ${errorLine('files', error)}
    <div class="row">
      ${picker(options, 'camera', cameraIcon, texts.term('filesCamera'))}
      ${picker(options, 'files', paperclipIcon, texts.term('filesAdd'))}
    </div>
    ${
      uploads.left
        ? html`<p class="s-error" role="alert">${texts.term('filesTooMany', mostFiles, uploads.left)}</p>`
        : nothing
    }
    ${fileLines(texts, uploads)}
  </div>
`;
};

/** One line for each file with its progress. */
export const fileLines = (texts: TextsController, uploads: UploadController) =>
  uploads.list.length
    ? html`<ul class="files" role="list">
        ${uploads.list.map((upload) => fileLine(texts, uploads, upload))}
      </ul>`
    : nothing;

const picker = (
  { uploads, error: complaint }: Options,
  id: 'camera' | 'files',
  shapes: Icon,
  words: string,
) => html`
  <label class="picker from-${id} s-button" part="button" for=${id}>
    ${icon(shapes)} ${words}
    <input
      type="file"
      id=${id}
      accept=${id === 'camera' ? 'image/*' : nothing}
      capture=${id === 'camera' ? 'environment' : nothing}
      ?multiple=${id === 'files'}
      aria-describedby="files-help${complaint ? ' files-error' : ''}"
      @change=${(event: Event & { target: HTMLInputElement }) => {
        uploads.add(event.target.files ?? []);
        event.target.value = '';
      }}
    />
  </label>
`;

const fileLine = (texts: TextsController, uploads: UploadController, upload: Upload) => html`
  <li class="file" data-state=${upload.state}>
    ${upload.face ?? nothing}
    <span class="file-words">
      <bdi class="file-name">${upload.name}</bdi>
      ${upload.state === 'uploading' ? progress(texts, upload) : html`<span class="file-state">${texts.term(words[upload.state])}</span>`}
    </span>
    ${
      upload.state === 'failed'
        ? html`<button
          type="button"
          class="s-button s-button-quiet s-button-icon"
          aria-label=${texts.term('fileRetry', upload.name)}
          @click=${() => uploads.retry(upload.key)}
        >
          ${icon(rotateCcwIcon)}
        </button>`
        : nothing
    }
    <button
      type="button"
      class="s-button s-button-quiet s-button-icon"
      aria-label=${texts.term('fileRemove', upload.name)}
      @click=${() => uploads.remove(upload.key)}
    >
      ${icon(xIcon)}
    </button>
  </li>
`;

const progress = (texts: TextsController, { name, percent }: Upload) => html`
  <progress max="100" .value=${percent} aria-label=${texts.term('fileUploading', name, percent)}></progress>
`;
