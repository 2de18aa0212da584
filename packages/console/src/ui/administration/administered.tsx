import type { Locale } from '@sinia/i18n';
import type { AdministrationTexts } from '@sinia/i18n/administration/ca';
import type { FunctionComponent } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AdministrationPort } from '../../port/administration-port.ts';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import { explain } from '../../state/explain.ts';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { AdministrationContext } from './administration-context.ts';

interface Pack {
  readonly texts: AdministrationTexts;
  /** Why the server refused, by code: the words that integrators read too. */
  readonly reasons: Readonly<Record<string, string>>;
}

const packs: Readonly<Record<Locale, () => Promise<Pack>>> = {
  ca: async () => ({
    texts: (await import('@sinia/i18n/administration/ca')).ca,
    reasons: (await import('@sinia/i18n/errors/ca')).ca.codes,
  }),
  es: async () => ({
    texts: (await import('@sinia/i18n/administration/es')).es,
    reasons: (await import('@sinia/i18n/errors/es')).es.codes,
  }),
  en: async () => ({
    texts: (await import('@sinia/i18n/administration/en')).en,
    reasons: (await import('@sinia/i18n/errors/en')).en.codes,
  }),
};

/** A page of the administration, with its words and its part of the server, which nobody else's desk loads. */
export function administered(Page: FunctionComponent): FunctionComponent {
  return function Administered() {
    const desk = useDesk();
    const { locale } = desk.words.value;
    const [pack, setPack] = useState<Pack | null>(null);
    const [port, setPort] = useState<AdministrationPort | null>(null);
    const [problem, setProblem] = useState<DeskError | null>(null);
    const load = () => {
      setProblem(null);
      Promise.all([packs[locale](), desk.port.administration()]).then(
        ([words, ready]) => {
          setPack(words);
          setPort(ready);
        },
        (thrown: unknown) => setProblem(toDeskError(thrown)),
      );
    };
    useEffect(load, [locale]);
    const administration = useMemo(() => {
      if (!pack || !port) return null;
      const act = async <Answer,>(work: Promise<Answer>, done?: string): Promise<Answer | undefined> => {
        try {
          const answer = await work;
          if (done) desk.toasts.say(done);
          return answer;
        } catch (thrown) {
          const error = toDeskError(thrown);
          const reason = pack.reasons[error.code];
          const { failed } = pack.texts;
          desk.toasts.warn(
            reason ? desk.texts.failure.whatHappened(failed, reason) : explain(desk.texts, failed, error),
          );
          return undefined;
        }
      };
      return { texts: pack.texts, port, act };
    }, [pack, port]);
    if (problem) return <FailureNote problem={problem} retry={load} />;
    if (!administration) return null;
    return (
      <AdministrationContext.Provider value={administration}>
        <Page />
      </AdministrationContext.Provider>
    );
  };
}
