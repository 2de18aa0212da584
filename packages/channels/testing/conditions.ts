/** What can go wrong at a provider, switched on by a test or by hand. */
export type Conditions = {
  /** Each webhook comes so many times. */
  copies: number;
  /** Those that wait are sent together in one request… */
  batch: boolean;
  /** …and the last first. */
  reversed: boolean;
  /** Before a webhook is sent. */
  delayMs: number;
  /** A request is carried out and its answer never comes. */
  losesAnswers: boolean;
  /** Nothing works. */
  down: boolean;
  /** No more messages are taken for now. */
  throttles: boolean;
  /** Whatever token is brought, it has run out. */
  tokenExpired: boolean;
  /** The addresses of files have run out. */
  mediaExpired: boolean;
  /** Messages are taken, and nothing is told of them. */
  withoutReceipts: boolean;
  /** Our app is not subscribed, or our door is held for broken: nothing is told until that is mended. */
  unsubscribed: boolean;
  /** What customers write comes a day after they wrote it, as after a fault of the provider. */
  late: boolean;
};

export const GOOD_DAY: Conditions = {
  copies: 1,
  batch: false,
  reversed: false,
  delayMs: 0,
  losesAnswers: false,
  down: false,
  throttles: false,
  tokenExpired: false,
  mediaExpired: false,
  withoutReceipts: false,
  unsubscribed: false,
  late: false,
};

const LATE_MS = 25 * 3_600_000;

/** When what comes now was written. */
export function writtenAt({ late }: Conditions, clock: () => Date): Date {
  return late ? new Date(clock().getTime() - LATE_MS) : clock();
}
