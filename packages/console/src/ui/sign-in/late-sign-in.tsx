import type { ComponentProps } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SignInView } from './sign-in-view.tsx';

const RETRY_MS = 3_000;

/** The sign-in, fetched when it is wanted: most of the time somebody comes with a session. */
export function LateSignIn(props: ComponentProps<typeof SignInView>) {
  const [View, setView] = useState<typeof SignInView | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    import('./sign-in-view.tsx').then(
      (loaded) => setView(() => loaded.SignInView),
      () => {
        timer = setTimeout(() => setTries(tries + 1), RETRY_MS);
      },
    );
    return () => clearTimeout(timer);
  }, [tries]);
  if (View) return <View {...props} />;
  return tries > 0 ? (
    <main class="sign-in">
      <section class="sign-in-card" role="alert">
        <p>{props.words.texts.failure.unreachable}</p>
      </section>
    </main>
  ) : null;
}
