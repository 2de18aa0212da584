import type { Problem } from '@sinia/contracts';
import { type ErrorKind, type FieldError, type Language, Refusal } from '@sinia/core';

const HTTP_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  unsupported: 415,
  unprocessable: 422,
  precondition_required: 428,
  limit: 429,
  unavailable: 503,
} as const satisfies Record<ErrorKind, number>;

/** One sentence a kind: the server has one a code. */
const WORDS = {
  ca: {
    invalid: 'Hi ha dades que cal revisar.',
    unauthenticated: 'Cal identificar-se.',
    forbidden: 'No té permís per fer-ho.',
    not_found: 'No hem trobat el que demana.',
    conflict: "L'estat de la consulta no ho permet.",
    stale: 'Algú altre ho ha canviat mentrestant.',
    too_large: "L'enviament és massa gran.",
    unsupported: "El tipus de contingut no s'admet.",
    unprocessable: "No s'ha pogut fer.",
    precondition_required: 'Falta la versió que ha llegit.',
    limit: 'Massa intents seguits. Esperi una mica.',
    unavailable: 'El servei no està disponible en aquest moment.',
  },
  es: {
    invalid: 'Hay datos que debe revisar.',
    unauthenticated: 'Es necesario identificarse.',
    forbidden: 'No tiene permiso para hacerlo.',
    not_found: 'No hemos encontrado lo que pide.',
    conflict: 'El estado de la consulta no lo permite.',
    stale: 'Otra persona lo ha cambiado mientras tanto.',
    too_large: 'El envío es demasiado grande.',
    unsupported: 'El tipo de contenido no se admite.',
    unprocessable: 'No se ha podido hacer.',
    precondition_required: 'Falta la versión que ha leído.',
    limit: 'Demasiados intentos seguidos. Espere un poco.',
    unavailable: 'El servicio no está disponible en este momento.',
  },
  en: {
    invalid: 'Some of the data must be corrected.',
    unauthenticated: 'Please identify yourself.',
    forbidden: 'You may not do this.',
    not_found: 'We could not find it.',
    conflict: 'The state of the request does not allow it.',
    stale: 'Somebody changed it meanwhile.',
    too_large: 'This is too large.',
    unsupported: 'The content type is not supported.',
    unprocessable: 'It could not be done.',
    precondition_required: 'The version that you read is missing.',
    limit: 'Too many tries in a row. Please wait a little.',
    unavailable: 'The service is not available at the moment.',
  },
} as const satisfies Record<Language, Record<ErrorKind, string>>;

/** A refusal as `application/problem+json` (RFC 9457). Anything else that was thrown goes on. */
export function problemResponse(error: unknown, language: Language, requestId: string): Response {
  if (!(error instanceof Refusal)) throw error;
  const { code, kind, fields } = error;
  const detail = WORDS[language][kind];
  const problem: Problem = {
    type: `/docs/problems#${code}`,
    title: code,
    status: HTTP_STATUS[kind],
    detail,
    code,
    requestId,
    ...(fields.length > 0 && { errors: fields.map((field) => ({ ...field, detail })) }),
  };
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'X-Request-Id': requestId });
  if (error.retryAfterSeconds) headers.set('Retry-After', String(error.retryAfterSeconds));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

interface Issue {
  readonly code?: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly input?: unknown;
  readonly keys?: readonly string[];
}

/** What a schema found wrong, as our own field errors. */
export function fieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.flatMap(({ code = 'custom', message, path, input, keys }) => {
    const pointer = pointerOf(path);
    if (keys) return keys.map((key) => ({ pointer: `${pointer}${pointerOf([key])}`, code }));
    if (code === 'custom') return [{ pointer, code: message }];
    return [{ pointer, code: code === 'invalid_type' && input === undefined ? 'missing' : code }];
  });
}

/** RFC 6901. */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
