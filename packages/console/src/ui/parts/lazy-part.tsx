import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part of the screen whose code is fetched when it is first shown. */
export function lazyPart(load: () => Promise<FunctionComponent>): FunctionComponent {
  let known: FunctionComponent | null = null;
  return function LazyPart() {
    const [, setReady] = useState(known !== null);
    useEffect(() => {
      if (known) return;
      void load().then((part) => {
        known = part;
        setReady(true);
      });
    }, []);
    const Part = known;
    return Part ? <Part /> : null;
  };
}
