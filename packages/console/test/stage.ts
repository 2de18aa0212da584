import axe from 'axe-core';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { type ConsoleOptions, type MountedConsole, mountConsole } from '../src/mount-console.tsx';
import { DeskError, type DeskErrorCode } from '../src/port/desk-error.ts';
import type { DeskPort } from '../src/port/desk-port.ts';
import { FakeDesk } from './fake-desk.ts';
import { ME, NOW } from './sample-desk.ts';

let mounted: MountedConsole | null = null;
let place: HTMLElement | null = null;

export interface Wanted {
  readonly locale?: 'ca' | 'es' | 'en';
  readonly scheme?: 'light' | 'dark';
  readonly ticketId?: string;
  readonly width?: number;
  readonly role?: typeof ME.role;
  readonly beginAt?: ConsoleOptions['beginAt'];
  /** Before anybody looks: what the server holds, what it refuses, what it keeps waiting. */
  readonly prepare?: (server: FakeDesk) => void;
}

/** The console in a window of its own, with whatever server and session. */
export async function mountStage(options: ConsoleOptions, width = 1280): Promise<void> {
  await page.viewport(width, 800);
  document.documentElement.lang = String(options.locale);
  document.body.style.margin = '0';
  place = document.body.appendChild(document.createElement('div'));
  place.style.height = '100vh';
  mounted = await mountConsole(place, options);
}

/** The desk on the in-memory server, in a window of the wanted width. */
export async function raiseDesk(wanted: Wanted = {}): Promise<FakeDesk> {
  const {
    locale = 'ca',
    scheme = 'light',
    ticketId,
    width = 1280,
    role = ME.role,
    prepare,
    beginAt,
  } = wanted;
  const server = new FakeDesk();
  prepare?.(server);
  const staff = { ...ME, role, lastAccessAt: undefined };
  const kept = JSON.stringify({ scheme });
  const options = {
    apiUrl: '',
    locale,
    ticketId,
    beginAt,
    storage: {
      getItem: (key: string) => (key.endsWith('preferences') ? kept : null),
      setItem: () => undefined,
    },
    getToken: async () => ({ token: 't', expiresAt: '2100-01-01T00:00:00Z', staff }),
    makePort: () => server,
    now: () => new Date(NOW),
  };
  await mountStage(options, width);
  return server;
}

export function strikeDesk(): void {
  mounted?.unmount();
  place?.remove();
  document.documentElement.style.fontSize = '';
}

/** Every call of this name waits until the returned function is called. */
export function hold<Name extends keyof DeskPort>(server: FakeDesk, name: Name): () => void {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const real = (server as DeskPort)[name] as (...values: unknown[]) => unknown;
  Object.assign(server, {
    [name]: async (...values: unknown[]) => {
      await gate;
      return real.apply(server, values);
    },
  });
  return release;
}

/** Every call of this name is refused until the returned function is called. */
export function refuse(server: FakeDesk, name: keyof DeskPort, code: DeskErrorCode): () => void {
  Object.assign(server, { [name]: () => Promise.reject(new DeskError(code)) });
  return () => {
    Reflect.deleteProperty(server, name);
  };
}

export const inside = (selector: string) => place?.shadowRoot?.querySelector<HTMLElement>(selector);
export const focused = () => place?.shadowRoot?.activeElement as HTMLElement | null | undefined;
export const styleSheets = () => place?.shadowRoot?.adoptedStyleSheets ?? [];

/** What axe finds, after every movement has come to rest: half-transparent words have half their contrast. */
export async function violations(): Promise<string[]> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const endless = (animation: Animation) => animation.effect?.getTiming().iterations === Infinity;
  await expect.poll(() => place?.shadowRoot?.getAnimations().filter((one) => !endless(one)).length).toBe(0);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await axe.run(place as HTMLElement, {
    runOnly: tags,
    // A test page has no landmarks of its own around the desk; the page /desk has its heading inside.
    rules: { region: { enabled: false } },
  });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
