import { paperclipIcon, sendIcon } from '@sinia/design/icons';
import { html, type TemplateResult } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import type { UploadController } from '../controllers/upload-controller.ts';
import { icon } from '../dom/icon.ts';
import { errorLine } from '../templates/field.ts';
import { fileLines } from '../templates/uploads.ts';

type Options = {
  readonly texts: TextsController;
  readonly text: string;
  readonly complaint: string | undefined;
  readonly uploads: UploadController;
  readonly onInput: (text: string) => void;
  readonly onSend: () => void;
};

/** One line that grows: Enter sends, Shift and Enter breaks the line, an input method's Enter is its own. */
export const composer = ({
  texts,
  text,
  complaint,
  uploads,
  onInput,
  onSend,
}: Options): TemplateResult => html`
  <form
    class="composer"
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      onSend();
    }}
  >
    ${fileLines(texts, uploads)} ${errorLine('write', complaint)}
    <div class="writing">
      <label class="picker s-button s-button-quiet s-button-icon" part="button" title=${texts.term('chatAttach')}>
        ${icon(paperclipIcon)}
        <input
          type="file"
          multiple
          aria-label=${texts.term('chatAttach')}
          @change=${(event: Event & { target: HTMLInputElement }) => {
            uploads.add(event.target.files ?? []);
            event.target.value = '';
          }}
        />
      </label>
      <textarea
        class="s-input"
        part="input"
        dir="auto"
        id="write"
        rows="1"
        aria-label=${texts.term('chatWrite')}
        placeholder=${texts.term('chatWrite')}
        aria-describedby="keys${complaint ? ' write-error' : ''}"
        aria-invalid=${complaint ? 'true' : 'false'}
        .value=${text}
        @input=${(event: InputEvent & { target: HTMLTextAreaElement }) => onInput(event.target.value)}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          onSend();
        }}
      ></textarea>
      <button class="s-button s-button-primary s-button-icon" part="button submit" aria-label=${texts.term('chatSend')}>
        ${icon(sendIcon)}
      </button>
    </div>
    <span class="hidden" id="keys">${texts.term('chatKeys')}</span>
  </form>
`;
