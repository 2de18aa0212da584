import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './desk-context.ts';

/**
 * A part of the screen whose code is fetched when it is first shown. Where it does not come, that is said, a dialog
 * that cannot open gives the keys back, and the next time it is asked for again.
 */
export function lazyPart<Props extends object = object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  let known: FunctionComponent<Props> | null = null;
  return function LazyPart(props: Props) {
    const desk = useDesk();
    const [, setReady] = useState(known !== null);
    useEffect(() => {
      if (known) return;
      const show = (part: FunctionComponent<Props>) => {
        known = part;
        setReady(true);
      };
      load().then(show, () => {
        desk.overlay.value = 'none';
        desk.toasts.warn(desk.texts.pane.partFailed);
      });
    }, []);
    const Part = known;
    return Part ? <Part {...props} /> : null;
  };
}
