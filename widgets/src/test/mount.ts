import axe from 'axe-core';
import { expect } from 'vitest';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Puts one element on an otherwise empty page and waits until it speaks. */
export async function mount<Element extends HTMLElement>(
  tag: string,
  attributes: Record<string, string> = {},
): Promise<Element> {
  document.body.innerHTML = '';
  document.title = 'test';
  document.documentElement.lang = attributes.locale ?? 'ca';
  const main = document.createElement('main');
  const element = document.createElement(tag) as Element;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.innerHTML = '<p slot="fallback">Truqui al <a href="tel:+34937416100">93 741 61 00</a></p>';
  main.append(element);
  document.body.append(main);
  await expect.poll(() => root(element).querySelector('.frame')).toBeTruthy();
  return element;
}

export const root = (element: Element): ShadowRoot => {
  if (!element.shadowRoot) throw new Error(`${element.localName} has no shadow root`);
  return element.shadowRoot;
};

/** Types as a person does: the value, then the event. */
export function type(element: Element, id: string, text: string): void {
  const input = root(element).querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`);
  if (!input) throw new Error(`no field ${id}`);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

export function press(element: Element, words: string): void {
  const buttons = [...root(element).querySelectorAll<HTMLElement>('button, a, label, summary')];
  const button = buttons.find((one) =>
    `${one.textContent} ${one.ariaLabel ?? ''}`.replace(/\s+/g, ' ').includes(words),
  );
  if (!button) throw new Error(`nothing to press says "${words}"`);
  button.click();
}

/** Waits until the element says the words. */
export const says = (element: Element, words: string) =>
  expect
    .poll(() => root(element).textContent?.replace(/\s+/g, ' ') ?? '', { timeout: 8000 })
    .toContain(words);

/** WCAG 2.2 AA as far as a machine can tell, through the shadow root. */
export async function expectAccessible(element: Element): Promise<void> {
  await (element as Element & { updateComplete?: Promise<unknown> }).updateComplete;
  const { violations } = await axe.run(element, { runOnly: standards });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** What sticks out of the element to the right: nothing may, down to 320 px and with text at 200 %. */
export function overflowing(element: Element): string[] {
  const { right } = element.getBoundingClientRect();
  return [...root(element).querySelectorAll<HTMLElement>('*:not(.trap):not(.trap *):not(.hidden)')]
    .filter((inner) => inner.offsetParent)
    .filter((inner) => inner.getBoundingClientRect().right > right + 1 || spills(inner))
    .map((inner) => inner.outerHTML.slice(0, 120));
}

/** Words that are longer than the line they stand on; what scrolls or is cut on purpose does not spill. */
export const spills = (inner: HTMLElement) =>
  getComputedStyle(inner).overflowX === 'visible' &&
  inner.clientWidth > 0 &&
  inner.scrollWidth > inner.clientWidth + 1;

/** Every button, link and choice of the element is at least 44 px high, as fingers need. */
export function smallTargets(element: Element): string[] {
  return [
    ...root(element).querySelectorAll<HTMLElement>('button, a.s-button, label.choice, summary, .picker'),
  ]
    .filter((target) => target.offsetParent && target.getBoundingClientRect().height < 43.5)
    .map((target) => target.outerHTML);
}
