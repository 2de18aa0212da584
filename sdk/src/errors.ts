import type { FieldProblem, Problem } from './types.ts';

/** A registered symbol, so that errors of another copy of this package are recognised too. */
const KIND = Symbol.for('@sinia/sdk:error');

/** Everything that this client throws. */
export class SiniaError extends Error {
  static readonly [KIND]: string = 'SiniaError';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target[KIND];
  }

  /** Like `instanceof`, but true as well for errors of another copy of this package. */
  static isInstance<Class extends abstract new (...args: never) => SiniaError>(
    this: Class,
    value: unknown,
  ): value is InstanceType<Class> {
    // biome-ignore lint/complexity/noThisInStatic: each class of the tree asks for its own kind
    const wanted = kindOf(this);
    for (
      let type: unknown = (value as object | null)?.constructor;
      type;
      type = Object.getPrototypeOf(type)
    ) {
      if (kindOf(type) === wanted) return true;
    }
    return false;
  }
}

const kindOf = (type: unknown) =>
  Object.hasOwn(type as object, KIND) ? (type as typeof SiniaError)[KIND] : undefined;

/** The network failed before an answer came. */
export class ConnectionError extends SiniaError {
  static override readonly [KIND]: string = 'ConnectionError';
}

/** No answer within `timeout`. */
export class TimeoutError extends ConnectionError {
  static override readonly [KIND]: string = 'TimeoutError';
}

/** The caller's own `signal` ended the request. */
export class AbortError extends SiniaError {
  static override readonly [KIND]: string = 'AbortError';
}

/** The server refused (`application/problem+json`, RFC 9457). Branch on `code`; `message` is for people. */
export class APIError extends SiniaError {
  static override readonly [KIND]: string = 'APIError';
  /** HTTP status. */
  readonly status: number;
  readonly headers: Headers;
  /** The body; undefined when something in between answered instead of the server. */
  readonly problem: Problem | undefined;

  constructor(status: number, headers: Headers, problem?: Problem) {
    super(problem?.detail ?? `HTTP ${status}`);
    this.status = status;
    this.headers = headers;
    this.problem = problem;
  }

  /** The stable code, such as `version_stale`. */
  get code(): string | undefined {
    return this.problem?.code;
  }

  /** The page that documents the code. */
  get type(): string | undefined {
    return this.problem?.type;
  }

  /** Quote it when you report a problem. */
  get requestId(): string | undefined {
    return this.problem?.requestId ?? this.headers.get('X-Request-Id') ?? undefined;
  }

  /** What is wrong with which field: a JSON pointer (RFC 6901), a code, and words for people. */
  get fieldErrors(): readonly FieldProblem[] {
    return this.problem?.errors ?? [];
  }

  /** Seconds to wait, where the server says so (`Retry-After`, seconds or a date). */
  get retryAfter(): number | undefined {
    const header = this.headers.get('Retry-After');
    if (!header) return undefined;
    const seconds = Number(header);
    return Math.max(0, Number.isNaN(seconds) ? (Date.parse(header) - Date.now()) / 1000 : seconds) || 0;
  }
}

/** 400: something in the request is not valid; see `fieldErrors`. */
export class BadRequestError extends APIError {
  static override readonly [KIND]: string = 'BadRequestError';
}

/** 401: a credential is missing, wrong or out of date. */
export class AuthenticationError extends APIError {
  static override readonly [KIND]: string = 'AuthenticationError';
}

/** 403: the caller may not do this (also `challenge_required`, `origin_not_allowed`). */
export class PermissionDeniedError extends APIError {
  static override readonly [KIND]: string = 'PermissionDeniedError';
}

/** 404: it does not exist, or the caller may not see it. */
export class NotFoundError extends APIError {
  static override readonly [KIND]: string = 'NotFoundError';
}

/** 409: the state of the thing does not allow it. */
export class ConflictError extends APIError {
  static override readonly [KIND]: string = 'ConflictError';
}

/** 412: somebody changed the ticket meanwhile; read it again. */
export class PreconditionFailedError extends APIError {
  static override readonly [KIND]: string = 'PreconditionFailedError';
}

/** 413: the body or the file is too large. */
export class PayloadTooLargeError extends APIError {
  static override readonly [KIND]: string = 'PayloadTooLargeError';
}

/** 422: understood, but it cannot be carried out. */
export class UnprocessableEntityError extends APIError {
  static override readonly [KIND]: string = 'UnprocessableEntityError';
}

/** 429: too many requests; see `retryAfter`. */
export class RateLimitError extends APIError {
  static override readonly [KIND]: string = 'RateLimitError';
}

/** 500 and above: the server failed. */
export class ServerError extends APIError {
  static override readonly [KIND]: string = 'ServerError';
}

const BY_STATUS: { readonly [status: number]: typeof APIError } = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  412: PreconditionFailedError,
  413: PayloadTooLargeError,
  422: UnprocessableEntityError,
  429: RateLimitError,
};

/** Reads a refusal. What is not a problem document (a proxy's page) leaves `problem` undefined. */
export async function apiErrorOf(response: Response): Promise<APIError> {
  const { status, headers } = response;
  const body: unknown = await response.json().catch(() => undefined);
  const problem = (body as Problem | undefined)?.code ? (body as Problem) : undefined;
  return new (BY_STATUS[status] ?? (status < 500 ? APIError : ServerError))(status, headers, problem);
}
