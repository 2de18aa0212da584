import { paperclipIcon, rotateCcwIcon, xIcon } from '@sinia/design/icons';
import { html, nothing, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import type { Upload, UploadController, UploadState } from '../controllers/upload-controller.ts';
import { icon } from '../dom/icon.ts';
import type { PlainTextKey } from '../form/ticket-fields.ts';

const words: Readonly<Record<Exclude<UploadState, 'uploading'>, PlainTextKey>> = {
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

/** A button that opens the file picker, and one line for each file with its progress in a bar and in words. */
export const uploadsField = ({ texts, uploads, error }: Options): TemplateResult => html`
  <div class="s-field" part="field">
    <label for="files" part="label">
      ${texts.term('filesLabel')} <span class="mark">(${texts.term('optional')})</span>
    </label>
    <span class="s-help" id="files-help">${texts.term('filesHelp')}</span>
    ${error ? html`<span class="s-error" id="files-error">${error}</span>` : nothing}
    <span class="picker s-button" part="button">
      ${icon(paperclipIcon)} <span aria-hidden="true">${texts.term('filesAdd')}</span>
      <input
        type="file"
        id="files"
        multiple
        aria-describedby="files-help ${error ? 'files-error' : ''}"
        @change=${(event: Event & { target: HTMLInputElement }) => {
          uploads.add(event.target.files ?? []);
          event.target.value = '';
        }}
      />
    </span>
    ${
      uploads.list.length
        ? html`<ul class="files" role="list">
          ${uploads.list.map((upload) => fileLine(texts, uploads, upload))}
        </ul>`
        : nothing
    }
  </div>
`;

const fileLine = (texts: TextsController, uploads: UploadController, upload: Upload) => html`
  <li class="file" data-state=${upload.state}>
    <span class="file-name">${upload.name}</span>
    ${upload.state === 'uploading' ? progress(texts, upload) : html`<span class="file-state">${texts.term(words[upload.state])}</span>`}
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
