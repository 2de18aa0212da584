import type { Conditions } from '../conditions.ts';
import type { Phone } from '../phone.ts';
import { DEMO_CHANNELS } from './demo-accounts.ts';

export type DemoFile = { bytes: Uint8Array; mediaType: string; name: string };

/** What somebody can do on a channel with their own telephone; what is absent the channel does not have. */
export type DemoPhone = {
  screen: Phone;
  write: (text: string) => unknown;
  photo: (file: DemoFile) => unknown;
  read: () => unknown;
  edit?: (id: string, text: string) => unknown;
  erase?: (id: string) => unknown;
  react?: (id: string, emoji: string) => unknown;
  wall?: DemoWall;
};

/** What everybody reads: posts, comments, mentions, and how one of the people here writes there. */
export type DemoWall = {
  lines: () => readonly WallLine[];
  write: (text: string, under?: string) => unknown;
  remove: (id: string) => unknown;
};

export type WallLine = {
  id: string;
  by: string;
  text: string;
  ours: boolean;
  mine: boolean;
  under: string | null;
  hidden: boolean;
  removed: boolean;
};

export const DEMO_PEOPLE = { ana: 'Ana Serra', pere: 'Pere Vila' } as const;
export type DemoPerson = keyof typeof DEMO_PEOPLE;

/** Every page on which one can be a customer. */
export const DEMO_PAGES = [...DEMO_CHANNELS, 'mail'] as const;
export type DemoPage = (typeof DEMO_PAGES)[number];

export type DemoProvider = { conditions: Conditions; phoneOf: (who: DemoPerson) => DemoPhone };
