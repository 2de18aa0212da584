import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MentionPicker } from './mention-picker.tsx';

let picker: typeof MentionPicker | null = null;

/** Names to choose from, fetched when somebody first writes a note; without it a name can still be typed in full. */
export function MentionHelp({ field }: { field: RefObject<HTMLElement | null> }) {
  const [, setReady] = useState(picker !== null);
  useEffect(() => {
    if (picker) return;
    import('./mention-picker.tsx').then(
      (module) => {
        picker = module.MentionPicker;
        setReady(true);
      },
      () => undefined,
    );
  }, []);
  const Picker = picker;
  return Picker ? <Picker field={field} /> : null;
}
