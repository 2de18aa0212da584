import { checkIcon, printerIcon } from '@sinia/design/icons';
import { formatDate } from '@sinia/i18n';
import { useEffect, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { Letter } from '../../port/desk-port.ts';
import { reasonOf } from '../../state/explain.ts';
import styles from '../../styles/letters.css?inline';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { useStyles } from '../parts/use-styles.ts';
import { aboutLetters, useLetters } from './letters-context.ts';

/** What customers wait for on paper: print it, post it, say so. Printing prints the letters and nothing else. */
export const LettersDialog = aboutLetters(function LettersDialog() {
  useStyles(styles);
  const desk = useDesk();
  const words = useLetters();
  const { settings } = desk.texts;
  const [letters, setLetters] = useState<readonly Letter[] | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const load = () => {
    setProblem(null);
    desk.port.letters().then(setLetters, (thrown: unknown) => setProblem(toDeskError(thrown)));
  };
  useEffect(load, []);
  const post = async (posted: readonly Letter[]) => {
    const outcomes = await Promise.allSettled(posted.map(({ id }) => desk.port.postLetter(id)));
    const failed = outcomes.find((one) => one.status === 'rejected');
    if (failed) desk.toasts.warn(reasonOf(desk.texts, toDeskError(failed.reason)));
    else desk.toasts.say(words.posted(posted.length));
    load();
  };
  return (
    <Dialog
      title={words.title}
      closeLabel={settings.close}
      wide
      onClose={() => {
        desk.overlay.value = 'none';
      }}
    >
      <div class="letters">
        {problem && <FailureNote problem={problem} retry={load} />}
        {letters?.length === 0 && <p class="s-empty">{words.none}</p>}
        {letters && letters.length > 0 && (
          <p class="letters-actions">
            <span class="s-muted">{words.waiting(letters.length)}</span>
            <button type="button" class="s-button s-button-primary" onClick={() => globalThis.print()}>
              <Icon of={printerIcon} />
              {words.print}
            </button>
            {desk.mayWrite && (
              <button type="button" class="s-button" onClick={() => void post(letters)}>
                <Icon of={checkIcon} />
                {words.allPosted}
              </button>
            )}
          </p>
        )}
        {letters?.map((letter) => (
          <article key={letter.id} class="letter" lang={letter.language}>
            <header class="letter-head">
              <p class="letter-address" dir="auto">
                {letter.name}
                <br />
                {letter.address.split(/,\s*/).map((line) => (
                  <span key={line} class="letter-line">
                    {line}
                  </span>
                ))}
              </p>
              <p class="letter-date">{formatDate(letter.language, new Date(letter.createdAt))}</p>
            </header>
            <h3 class="letter-subject">{letter.subject}</h3>
            <p class="s-prose">{letter.text}</p>
            {desk.mayWrite && (
              <p class="letter-done">
                <button
                  type="button"
                  class="s-button s-button-small"
                  aria-label={words.onePosted(letter.reference)}
                  onClick={() => void post([letter])}
                >
                  {words.isPosted}
                </button>
              </p>
            )}
          </article>
        ))}
      </div>
    </Dialog>
  );
});
