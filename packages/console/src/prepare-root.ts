import sheet from './styles/console.css?inline';

export interface PreparedRoot {
  readonly root: ShadowRoot;
  /** Adds the styles of what comes later, once however often it asks. */
  readonly addStyles: (sheet: string) => void;
  readonly forget: () => void;
}

/** A shadow root with the desk's constructed style sheet; given an element, one of its own in there. */
export function prepareRoot(place: ShadowRoot | HTMLElement): PreparedRoot {
  const root =
    place instanceof ShadowRoot ? place : (place.shadowRoot ?? place.attachShadow({ mode: 'open' }));
  const ours = new Map<string, CSSStyleSheet>();
  const addStyles = (text: string) => {
    if (ours.has(text)) return;
    const styles = new CSSStyleSheet();
    styles.replaceSync(text);
    ours.set(text, styles);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles];
  };
  addStyles(sheet);
  const forget = () => {
    const own = new Set(ours.values());
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => !own.has(one));
  };
  return { root, addStyles, forget };
}
