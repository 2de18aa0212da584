import { MATARO_HOLIDAYS } from '../schedule/holidays.ts';
import type { Language } from '../ticket/ticket.ts';
import type { OpeningHours, Span } from './opening-hours.ts';

/** How the house keeps its live chat, as data. */
export interface ChatSettings {
  readonly hours: OpeningHours;
  /** Nobody is there whatever the hours say, until somebody opens it again. */
  readonly closedByHand: boolean;
  /** After so many minutes without a word of the customer they are told that their enquiry stays open. */
  readonly quietMinutes: number;
  /** After so many minutes without an answer they are offered one by mail. */
  readonly patienceMinutes: number;
  /** What whoever finds nobody is told; in a language that is left out, the words of the element. */
  readonly says: Readonly<Record<'closed' | 'unattended', HouseWords>>;
}

/** Words of the house in the languages in which it has written them. */
export type HouseWords = { readonly [L in Language]?: string };

const MORNING_TO_EVENING: readonly Span[] = [[8 * 60, 20 * 60]];

/** Working days from eight to eight, but for the holidays of Mataró. */
export const DEFAULT_CHAT_SETTINGS: ChatSettings = {
  hours: {
    zone: 'Europe/Madrid',
    week: [
      ...[MORNING_TO_EVENING, MORNING_TO_EVENING, MORNING_TO_EVENING],
      ...[MORNING_TO_EVENING, MORNING_TO_EVENING, [], []],
    ],
    closedOn: MATARO_HOLIDAYS.map(({ day }) => day),
  },
  closedByHand: false,
  quietMinutes: 10,
  patienceMinutes: 3,
  says: { closed: {}, unattended: {} },
};
