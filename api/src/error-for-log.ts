/** What a log says of an error: where it happened and what kind it is, and nothing of what somebody wrote. */
export interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  /** Of PostgreSQL: the rule that was broken, and where. */
  readonly constraint?: string;
  readonly stack: string;
  readonly cause?: LoggedError;
}

interface Thrown extends Error {
  readonly code?: unknown;
  readonly query?: unknown;
  readonly constraint_name?: unknown;
}

const ADDRESS = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;
/** Data exceptions quote the value that did not fit (PostgreSQL, appendix A). */
const DATA_EXCEPTION = /^22/;
const DEEPEST_CAUSE = 4;

/**
 * Takes an error apart for the log. A failed query brings its parameters along (bodies, names, addresses), a JSON error
 * the text it failed on, PostgreSQL the row: none of that is kept.
 */
export function errorForLog(thrown: unknown, depth = 0): LoggedError {
  const error = (thrown instanceof Error ? thrown : new Error(typeof thrown)) as Thrown;
  const { code, constraint_name: constraint, cause } = error;
  return {
    type: error.constructor.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    message: plainMessage(error),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(cause !== undefined && depth < DEEPEST_CAUSE ? { cause: errorForLog(cause, depth + 1) } : {}),
  };
}

/** One line for a row that says why something is tried again: the innermost reason, without what somebody wrote. */
export function plainReason(thrown: unknown): string {
  const { message, code, cause } = errorForLog(thrown);
  const inner = cause ? (cause.cause ?? cause) : null;
  return [inner?.code ?? code, inner?.message ?? message].filter(Boolean).join(' ').slice(0, 500);
}

function plainMessage(error: Thrown): string {
  if (typeof error.query === 'string') return `Failed query: ${error.query}`;
  if (error instanceof SyntaxError) return 'Not to be parsed';
  if (DATA_EXCEPTION.test(String(error.code ?? ''))) return 'Data exception';
  return error.message.slice(0, 2_000).replaceAll(ADDRESS, '…@…');
}
