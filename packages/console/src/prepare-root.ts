import sheet from './styles/console.css?inline';

/** A shadow root with the desk's constructed style sheet; given an element, one of its own in there. */
export function prepareRoot(place: ShadowRoot | HTMLElement): { root: ShadowRoot; forget: () => void } {
  const root =
    place instanceof ShadowRoot ? place : (place.shadowRoot ?? place.attachShadow({ mode: 'open' }));
  const styles = new CSSStyleSheet();
  styles.replaceSync(sheet);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles];
  const forget = () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== styles);
  };
  return { root, forget };
}
