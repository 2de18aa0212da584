import type { Locale } from '@sinia/i18n';
import { createContext, type FunctionComponent } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { Desk } from '../../state/desk.ts';
import { useDesk } from './desk-context.ts';
import { FailureNote } from './failure-note.tsx';

interface LazyContext<Value> {
  /** A part of the screen inside of which `use` works; nothing stands there until all of it has come. */
  readonly provided: <Props extends object>(Part: FunctionComponent<Props>) => FunctionComponent<Props>;
  readonly use: () => Value;
}

/** What some screens need beside the desk, words above all: fetched with the first of them, kept for the others. */
export function lazyContext<Value>(load: (desk: Desk, locale: Locale) => Promise<Value>): LazyContext<Value> {
  const Context = createContext<Value | null>(null);
  const kept = new WeakMap<Desk, Map<Locale, Value>>();
  const keptBy = (desk: Desk) => {
    const own = kept.get(desk) ?? new Map<Locale, Value>();
    kept.set(desk, own);
    return own;
  };
  return {
    provided: (Part) =>
      function Provided(props) {
        const desk = useDesk();
        const { locale } = desk.words.value;
        const known = keptBy(desk);
        const [value, setValue] = useState<Value | null>(known.get(locale) ?? null);
        const [problem, setProblem] = useState<DeskError | null>(null);
        const fetchAll = () => {
          setProblem(null);
          load(desk, locale).then(
            (loaded) => {
              known.set(locale, loaded);
              setValue(loaded);
            },
            (thrown: unknown) => setProblem(toDeskError(thrown)),
          );
        };
        useEffect(() => {
          const ready = known.get(locale);
          if (ready) setValue(ready);
          else fetchAll();
        }, [locale]);
        if (problem) return <FailureNote problem={problem} retry={fetchAll} />;
        if (!value) return null;
        return (
          <Context.Provider value={value}>
            <Part {...props} />
          </Context.Provider>
        );
      },
    use: function useProvided() {
      const value = useContext(Context);
      if (!value) throw new Error('not inside what provides it');
      return value;
    },
  };
}
