import type { TextsController } from './controllers/texts-controller.ts';

/** What went wrong, for the person in front of the page. */
export type Failure = {
  readonly text: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  /** To be read out on the phone. */
  readonly requestId: string | undefined;
  readonly fields: readonly { readonly pointer: string; readonly detail: string }[];
};

/** The shape that the client's errors share; read loosely, since two copies of the client may meet on a page. */
type Reported = {
  readonly name?: string;
  readonly status?: number;
  readonly code?: string;
  readonly requestId?: string;
  readonly retryAfter?: number;
  readonly problem?: { readonly detail?: string; readonly errors?: Failure['fields'] };
};

/** Our own plain sentence for what the network or the server did; the server's where it knows better (4xx). */
export function describeFailure(error: unknown, texts: TextsController): Failure {
  const reported = (error ?? {}) as Reported;
  const { status, code, requestId, problem } = reported;
  return { text: sentence(reported, texts), status, code, requestId, fields: problem?.errors ?? [] };
}

function sentence(
  { name = '', status, code = '', retryAfter, problem }: Reported,
  texts: TextsController,
): string {
  if (status === undefined) return texts.term(/timeout/i.test(name) ? 'errorTimeout' : 'errorOffline');
  if (status === 429) return texts.term('errorLimit', waitFor(retryAfter, texts));
  if (code.startsWith('challenge_')) return texts.term('errorChallenge');
  if (status === 401 || status === 403) return texts.term('errorRefused');
  if (status >= 500) return texts.term('errorServer');
  return problem?.detail ?? texts.term('errorFields');
}

/** `d’aquí a 2 minuts` */
function waitFor(seconds: number | undefined, texts: TextsController): string {
  if (!seconds) return texts.term('errorSoon');
  return new Intl.RelativeTimeFormat(texts.locale).format(Math.ceil(seconds / 60), 'minute');
}
