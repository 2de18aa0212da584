import { signal } from '@preact/signals';
import { ca } from '@sinia/i18n/console/ca';
import { es } from '@sinia/i18n/console/es';
import axe from 'axe-core';
import { type FunctionComponent, h, render } from 'preact';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { prepareRoot } from '../src/prepare-root.ts';
import { Desk } from '../src/state/desk.ts';
import { Preferences } from '../src/state/preferences.ts';
import { ToastList } from '../src/ui/overlays/toast-list.tsx';
import { DeskContext } from '../src/ui/parts/desk-context.ts';
import { FakeDesk } from './fake-desk.ts';
import { ME } from './sample-desk.ts';

let place: HTMLElement;

/** One page of the administration on the in-memory server. */
export async function showPanel(Page: FunctionComponent, locale: 'ca' | 'es' = 'ca', width = 1280) {
  await page.viewport(width, 900);
  document.documentElement.lang = locale;
  place = document.body.appendChild(document.createElement('div'));
  const words = signal({ texts: locale === 'ca' ? ca : es, locale });
  const preferences = new Preferences(locale);
  const desk = new Desk({ port: new FakeDesk(), me: { ...ME, role: 'admin' }, preferences, words });
  const root = h('main', { class: 's-root console' }, h(Page, null), h(ToastList, null));
  render(h(DeskContext.Provider, { value: desk, children: root }), prepareRoot(place).root);
  await expect.element(page.getByRole('heading', { level: 2 })).toBeVisible();
}

export function hidePanel(): void {
  if (place.shadowRoot) render(null, place.shadowRoot);
  place.remove();
}

export const panelRoot = () => place.shadowRoot;

export async function panelViolations(): Promise<string[]> {
  await expect.poll(() => place.shadowRoot?.getAnimations().length).toBe(0);
  const rules = { region: { enabled: false }, 'page-has-heading-one': { enabled: false } };
  const found = await axe.run(place, { rules, runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice'] });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

export const button = (name: string | RegExp) => page.getByRole('button', { name });
export const field = (name: string | RegExp) => page.getByLabelText(name, { exact: true });
