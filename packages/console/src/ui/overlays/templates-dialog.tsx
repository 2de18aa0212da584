import type { Language, NoticeKind } from '@sinia/core';
import { LANGUAGES, NOTICE_KINDS } from '@sinia/core';
import { formatDateTime } from '@sinia/i18n';
import { useEffect, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { NoticeText } from '../../port/desk-port.ts';
import { reasonOf } from '../../state/explain.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { TemplateEditor } from './template-editor.tsx';

/** The texts of the notices: read by whoever may, changed by administrators. */
export function TemplatesDialog() {
  const desk = useDesk();
  const { templates, settings, delivery, language: languages } = desk.texts;
  const [texts, setTexts] = useState<readonly NoticeText[] | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const [kind, setKind] = useState<NoticeKind>('receipt');
  const [language, setLanguage] = useState<Language>(desk.words.value.locale);
  const load = () => {
    setProblem(null);
    desk.port.noticeTexts().then(setTexts, (thrown: unknown) => setProblem(toDeskError(thrown)));
  };
  useEffect(load, []);
  const shown = texts?.find((one) => one.kind === kind && one.language === language);
  const save = async (draft: NoticeText) => {
    try {
      await desk.port.saveNotice(draft);
      desk.toasts.say(templates.saved);
      load();
    } catch (thrown) {
      desk.toasts.warn(reasonOf(desk.texts, toDeskError(thrown)));
    }
  };
  return (
    <Dialog
      title={templates.title}
      closeLabel={settings.close}
      wide
      onClose={() => {
        desk.overlay.value = 'none';
      }}
    >
      <p class="s-muted">{templates.intro}</p>
      <div class="template-choice">
        <label class="s-field">
          <span class="s-label">{templates.kind}</span>
          <select
            class="s-input"
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as NoticeKind)}
          >
            {NOTICE_KINDS.map((one) => (
              <option key={one} value={one}>
                {delivery.kind[one]}
                {one === 'receipt_unverified' ? ` (${desk.texts.thread.trust.unverified})` : ''}
              </option>
            ))}
          </select>
        </label>
        <label class="s-field">
          <span class="s-label">{templates.language}</span>
          <select
            class="s-input"
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value as Language)}
          >
            {LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {languages[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {problem && <FailureNote problem={problem} retry={load} />}
      {shown && (
        <>
          <p class="s-small s-muted">
            {shown.edited
              ? templates.edited(shown.edited.by, formatDateTime(desk.words.value.locale, shown.edited.at))
              : templates.shipped}
          </p>
          <TemplateEditor
            key={`${kind}-${language}-${shown.edited?.at ?? ''}`}
            notice={shown}
            mayEdit={desk.me.role === 'admin'}
            save={save}
          />
        </>
      )}
    </Dialog>
  );
}
