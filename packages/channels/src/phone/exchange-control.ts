/** Why an exchange did not do what it was told; the words for each stand in `@sinia/i18n`. */
export const EXCHANGE_FAILURES = [
  'unreachable',
  'refused',
  'unsupported',
  'unknown',
  'busy',
  'malformed',
] as const;
export type ExchangeFailureCode = (typeof EXCHANGE_FAILURES)[number];

/** The one error of the port. `detail` is for a log: never a number. */
export class ExchangeFailure extends Error {
  readonly code: ExchangeFailureCode;

  constructor(code: ExchangeFailureCode, detail = '', options?: ErrorOptions) {
    super(detail ? `${code}: ${detail}` : code, options);
    this.name = 'ExchangeFailure';
    this.code = code;
  }

  /** Whether it may be otherwise in a while. */
  get isPassing(): boolean {
    return this.code === 'unreachable' || this.code === 'busy';
  }
}

export interface DialOrder {
  /** The same for the same order: an exchange that has it already calls nobody twice. */
  readonly orderId: string;
  /** Rings first. */
  readonly extension: string;
  /** Then this, in E.164. */
  readonly number: string;
}

export interface SurveyOrder {
  /** The same for the same survey. */
  readonly surveyId: string;
  /** The exchange's id of the call that it is about. */
  readonly call: string;
  /** In E.164. */
  readonly number: string;
  readonly language: string;
  /** Whether the exchange calls back and asks, or sends a link. */
  readonly how: 'callback' | 'link';
}

export interface FetchedRecording {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** What an exchange can be told to do. Every verb may be repeated. @throws ExchangeFailure */
export interface ExchangeControl {
  /** Rings the agent's telephone, then the customer's. @returns the exchange's id of the call */
  readonly originate: (order: DialOrder, signal?: AbortSignal) => Promise<{ readonly call: string }>;
  readonly pauseRecording: (call: string, signal?: AbortSignal) => Promise<void>;
  readonly resumeRecording: (call: string, signal?: AbortSignal) => Promise<void>;
  /** @throws ExchangeFailure `unknown` where it is not there (any more) */
  readonly fetchRecording: (recordingId: string, signal?: AbortSignal) => Promise<FetchedRecording>;
  /** One that is not there is deleted. */
  readonly deleteRecording: (recordingId: string, signal?: AbortSignal) => Promise<void>;
  /** Asks the customer of a call for a rating; it comes back as `survey.completed` of that call. */
  readonly requestSurvey: (order: SurveyOrder, signal?: AbortSignal) => Promise<void>;
}
