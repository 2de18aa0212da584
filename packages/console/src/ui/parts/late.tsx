import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const PATIENCE_MS = 300;

/** Shows its children only when waiting has become noticeable. */
export function Late({ children }: { children: ComponentChildren }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (due ? children : null) as VNode | null;
}
