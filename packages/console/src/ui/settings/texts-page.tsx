import { LANGUAGES, type Language, NOTICE_KINDS, type NoticeKind } from '@sinia/core';
import { useEffect, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { NoticeDraft, Notices } from '../../port/desk-port.ts';
import { reasonOf } from '../../state/explain.ts';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { aboutNotices, useNoticeTexts } from './notice-editor-context.ts';
import { NoticeSwitches } from './notice-switches.tsx';
import { TemplateEditor } from './template-editor.tsx';

/** The texts of the notices: read by whoever may, changed by administrators. */
export const TextsPage = aboutNotices(function TextsPage() {
  const desk = useDesk();
  const templates = useNoticeTexts();
  const [notices, setNotices] = useState<Notices | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const [kind, setKind] = useState<NoticeKind>('receipt');
  const [language, setLanguage] = useState<Language>(desk.words.value.locale);
  const mayEdit = desk.me.role === 'admin';
  const load = () => {
    setProblem(null);
    desk.port.notices().then(setNotices, (thrown: unknown) => setProblem(toDeskError(thrown)));
  };
  useEffect(load, []);

  const write = async (work: Promise<void>, done: string) => {
    try {
      await work;
      desk.toasts.say(done);
      load();
    } catch (thrown) {
      desk.toasts.warn(reasonOf(desk.texts, toDeskError(thrown)));
    }
  };
  const save = (draft: NoticeDraft) => write(desk.port.saveNotice(draft), templates.saved);
  const restore = () => write(desk.port.resetNotice(kind, language), templates.restored);
  const shown = notices?.texts.find((one) => one.kind === kind && one.language === language);
  return (
    <section class="admin">
      <h2 class="s-title">{desk.texts.templates.title}</h2>
      <p class="s-muted">{templates.intro}</p>
      <Choice kind={kind} language={language} setKind={setKind} setLanguage={setLanguage} />
      {problem && <FailureNote problem={problem} retry={load} />}
      {!notices && !problem && <Waiting />}
      {shown && (
        <TemplateEditor
          key={`${kind} ${language} ${shown.changed} ${shown.subject} ${shown.text}`}
          notice={shown}
          mayEdit={mayEdit}
          save={save}
          restore={restore}
        />
      )}
      {notices && <NoticeSwitches switches={notices.switches} mayEdit={mayEdit} write={write} />}
    </section>
  );
});

interface ChoiceProps {
  readonly kind: NoticeKind;
  readonly language: Language;
  readonly setKind: (kind: NoticeKind) => void;
  readonly setLanguage: (language: Language) => void;
}

function Choice({ kind, language, setKind, setLanguage }: ChoiceProps) {
  const { texts } = useDesk();
  const templates = useNoticeTexts();
  return (
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
              {texts.delivery.kind[one]}
              {one === 'receipt_unverified' ? ` (${texts.thread.trust.unverified})` : ''}
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
              {texts.language[one]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
