import type { Icon } from '@sinia/design/icons';

const namespace = 'http://www.w3.org/2000/svg';
const drawn = new WeakMap<Icon, SVGElement>();

function draw(shapes: Icon): SVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 's-icon');
  svg.setAttribute('aria-hidden', 'true');
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(namespace, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    svg.append(shape);
  }
  return svg;
}

/** A decorative icon; the words beside it carry the meaning. */
export function icon(shapes: Icon): Node {
  const original = drawn.get(shapes) ?? draw(shapes);
  drawn.set(shapes, original);
  return original.cloneNode(true);
}
