import { useEffect, useRef } from 'preact/hooks';
import { useCalls } from './calls-context.ts';

const FEWEST_DIGITS = 3;
const PAUSE_MS = 300;

interface Props {
  readonly number: string | undefined;
  readonly onPick: (number: string | undefined) => void;
}

/** A number, or some digits of one, looked for once nobody types any more. */
export function NumberField({ number, onPick }: Props) {
  const words = useCalls().texts.history;
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (number === undefined && field.current) field.current.value = '';
    return () => clearTimeout(timer.current);
  }, [number]);
  const pick = () => {
    const typed = field.current?.value.trim() ?? '';
    const digits = typed.replace(/\D/g, '').length;
    if (digits === 0) onPick(undefined);
    else if (digits >= FEWEST_DIGITS) onPick(typed);
  };
  return (
    <label class="s-field">
      <span class="s-label">{words.number}</span>
      <input
        ref={field}
        class="s-input s-numbers"
        type="search"
        inputMode="tel"
        autoComplete="off"
        maxLength={40}
        placeholder={words.numberHelp}
        defaultValue={number}
        onInput={() => {
          clearTimeout(timer.current);
          timer.current = setTimeout(pick, PAUSE_MS);
        }}
      />
    </label>
  );
}
