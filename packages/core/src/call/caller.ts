/** What stands where a number should be when the caller hides it, in all the spellings of exchanges. */
const HIDDEN: ReadonlySet<string> = new Set([
  '',
  'anonymous',
  'anonymus',
  'anonymous.invalid',
  'asterisk',
  'blocked',
  'hidden',
  'id unavailable',
  'no number',
  'none',
  'not available',
  'null',
  'oculto',
  'out of area',
  'p-asserted-identity',
  'private',
  'privado',
  'restricted',
  's',
  'unavailable',
  'undefined',
  'unknown',
  'desconocido',
  'withheld',
]);

/** Extensions of ours, and the short numbers of emergency and information services: nobody's telephone. */
const SHORT_DIGITS = 5;

/**
 * `hidden`: nobody is looked for and no card is made. `short`: an extension or a service. `number`: somebody's, to be
 * brought into E.164 by whoever knows the numbering plans.
 */
export type Caller =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'short'; readonly digits: string }
  | { readonly kind: 'number'; readonly dialled: string };

/**
 * Reads what an exchange says of a caller: `600111222`, `0034 600 11 12 22`, `"Ana" <sip:+34600111222@pbx.example>`,
 * `tel:+34600111222;ext=3`, `0600111222` with the zero of a trunk, `anonymous`, `+`.
 */
export function readCaller(raw: string, hidden = false): Caller {
  const user = userPart(raw.slice(0, 200));
  if (hidden || HIDDEN.has(user.toLowerCase())) return { kind: 'hidden' };
  const plus = user.startsWith('+') || user.startsWith('00');
  const digits = user.replace(/\D/g, '').replace(plus ? /^00/ : /^$/, '');
  if (digits === '' || /^0+$/.test(digits) || /\p{L}{3}/u.test(user)) return { kind: 'hidden' };
  if (!plus && digits.length <= SHORT_DIGITS) return { kind: 'short', digits };
  if (plus) return { kind: 'number', dialled: `+${digits}` };
  // Ten digits with a zero ahead: the exchange's trunk prefix before a Spanish number (RD 2296/2004).
  return { kind: 'number', dialled: /^0[6-9]\d{8}$/.test(digits) ? digits.slice(1) : digits };
}

/** What stands before the host of a SIP or tel address (RFC 3261, RFC 3966), or the text itself. */
function userPart(raw: string): string {
  const address = /<([^<>]*)>/.exec(raw)?.[1] ?? raw;
  const bare = address.trim().replace(/^(sips?|tel|callto):/i, '');
  return (/^[^@;?]*/.exec(bare)?.[0] ?? '').trim().replace(/^["']+|["']+$/g, '');
}
