import { useEffect, useState } from 'preact/hooks';
import type { NoticeDraft, NoticeText } from '../../port/desk-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useNoticeTexts } from './notice-editor-context.ts';

interface Props {
  readonly notice: NoticeText;
  readonly mayEdit: boolean;
  readonly save: (draft: NoticeDraft) => Promise<void>;
  readonly restore: () => Promise<void>;
}

const QUIET_MS = 300;

/** Subject and text on one side, what the customer will read on the other. */
export function TemplateEditor({ notice, mayEdit, save, restore }: Props) {
  const desk = useDesk();
  const templates = useNoticeTexts();
  const [subject, setSubject] = useState(notice.subject);
  const [text, setText] = useState(notice.text);
  const [preview, setPreview] = useState<{ subject: string; text: string } | 'wrong' | null>(null);
  const changed = subject !== notice.subject || text !== notice.text;
  useEffect(() => {
    const timer = setTimeout(() => {
      const draft = { kind: notice.kind, language: notice.language, subject, text };
      desk.port.previewNotice(draft).then(setPreview, () => setPreview('wrong'));
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [subject, text, notice, desk]);
  return (
    <div class="template">
      <div class="template-fields">
        <label class="s-field">
          <span class="s-label">{templates.subject}</span>
          <input
            class="s-input"
            value={subject}
            readOnly={!mayEdit}
            lang={notice.language}
            onInput={(event) => setSubject(event.currentTarget.value)}
          />
        </label>
        <label class="s-field">
          <span class="s-label">{templates.text}</span>
          <textarea
            class="s-input template-text"
            rows={12}
            value={text}
            readOnly={!mayEdit}
            lang={notice.language}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        {mayEdit ? (
          <p class="settings-end">
            <span class="s-small s-muted">
              {changed ? templates.unsaved : notice.changed ? templates.changed : templates.shipped}
            </span>
            {notice.changed && (
              <button type="button" class="s-button s-button-small" onClick={() => void restore()}>
                {templates.restore}
              </button>
            )}
            <button
              type="button"
              class="s-button s-button-small s-button-primary"
              disabled={!changed || preview === 'wrong'}
              onClick={() => void save({ kind: notice.kind, language: notice.language, subject, text })}
            >
              {templates.save}
            </button>
          </p>
        ) : (
          <p class="s-small s-muted">{templates.readOnly}</p>
        )}
      </div>
      <section class="template-preview" aria-label={templates.preview}>
        <h3 class="context-title">{templates.preview}</h3>
        <p class="s-tiny s-muted">{templates.previewHelp}</p>
        {preview === 'wrong' && <p class="s-error">{templates.previewFailed}</p>}
        {preview && preview !== 'wrong' && (
          <div lang={notice.language}>
            <p class="template-preview-subject">{preview.subject}</p>
            <p class="s-prose">{preview.text}</p>
          </div>
        )}
      </section>
    </div>
  );
}
