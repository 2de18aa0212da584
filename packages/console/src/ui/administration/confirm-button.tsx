import { useState } from 'preact/hooks';
import { useAdministration } from './administration-context.ts';

interface Props {
  readonly label: string;
  /** Where the label alone does not say what it is about. */
  readonly name?: string;
  readonly run: () => void;
}

/** What cannot be undone asks again in its own place; leaving it is a no. */
export function ConfirmButton({ label, name, run }: Props) {
  const { texts } = useAdministration();
  const [asked, setAsked] = useState(false);
  return (
    <button
      type="button"
      class={asked ? 's-button s-button-small s-button-danger' : 's-button s-button-small'}
      aria-label={asked ? undefined : name}
      onBlur={() => setAsked(false)}
      onClick={() => {
        if (asked) run();
        setAsked(!asked);
      }}
    >
      {asked ? texts.confirm : label}
    </button>
  );
}
