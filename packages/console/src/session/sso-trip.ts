import type { SsoDoors } from './sso-doors.ts';

/** The page that begins a trip to the provider in a window of its own, and to which the provider sends every browser. */
export const SSO_PAGE = '/desk/sso';
export const BEGIN = '#begin';

const KEPT = 'sinia.sso';
const NEWS = 'sinia-sso';
const WINDOW = 'popup,width=520,height=720';

/** Where somebody was when they left for the provider. */
export interface Trip {
  /** The desk's address with its fragment, to come back to; null in a window that only signs in. */
  readonly back: string | null;
}

/** Begins in this window. @returns the code of the refusal; nothing else happens here when it went well */
export async function travelHere(doors: SsoDoors, trip: Trip): Promise<string | null> {
  const answer = await doors.start();
  if (answer.step === 'refused') return answer.code;
  sessionStorage.setItem(KEPT, JSON.stringify(trip));
  location.replace(answer.url);
  return null;
}

/**
 * Begins in a window of its own, and tells when somebody has signed in there: a provider may cut every tie between a
 * window and its opener, so a window that has to answer its opener never leaves for it.
 *
 * @returns false where the browser opened none
 */
export function travelElsewhere(arrived: () => void): boolean {
  const opened = window.open(`${SSO_PAGE}${BEGIN}`, NEWS, WINDOW);
  if (!opened) return false;
  const news = new BroadcastChannel(NEWS);
  news.onmessage = () => {
    news.close();
    arrived();
  };
  return true;
}

/** Where the trip of this window began; the desk where that is not known. */
export function recallTrip(): Trip {
  const kept = sessionStorage.getItem(KEPT);
  return kept ? (JSON.parse(kept) as Trip) : { back: '/desk' };
}

/** Tells the window that waits for it, and closes this one where the browser allows. */
export function arriveElsewhere(): void {
  const news = new BroadcastChannel(NEWS);
  news.postMessage('in');
  news.close();
  window.close();
}
