const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * Arrows go from the search field to what it proposes, and back.
 *
 * @returns whether there was somewhere to go; sideways arrows in the field are the text's own
 */
export function moveInHints(search: HTMLElement, event: KeyboardEvent): boolean {
  const step = STEPS[event.key];
  const from = event.composedPath()[0] as HTMLElement;
  const inField = from instanceof HTMLInputElement;
  if (step === undefined || (inField && event.key !== 'ArrowDown')) return false;
  const stops = [...search.querySelectorAll<HTMLElement>('.search-input, .search-hint')];
  const next = stops[stops.indexOf(from) + step];
  if (!next || stops.indexOf(from) === -1) return false;
  next.focus();
  event.preventDefault();
  return true;
}
