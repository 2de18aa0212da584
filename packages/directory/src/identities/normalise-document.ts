import { nif } from 'stdnum/lib/cjs/es/index.js';
import type { Normalised } from './identity-problem.ts';

const FOREIGN = /^([A-Z]{2}):([A-Z0-9]{4,20})$/;
const WITHOUT_LETTER = /^\d{7,8}$/;
/** DNI, with its leading zero or not; NIE and K, L, M; CIF (RD 1065/2007, art. 18-23). */
const SPANISH = /^(?:\d{7,8}[A-Z]|[XYZKLM]\d{7}[A-Z]|[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J])$/;
const ANY_OTHER = /^(?=.*\d)[A-Z0-9]{5,20}$/;

/**
 * A document in its one written form: `00000000T`, `X0000000T`, `B12345674`; of another country `FR:12AB34567`, or
 * as it is where it cannot be taken for a Spanish one.
 *
 * @param raw as typed: dots, spaces, hyphens, `ES` before it, a leading zero left out
 */
export function normaliseDocument(raw: string): Normalised {
  const compact = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-/·]/g, '')
    .replace(/^ES:?(?=.{8,9}$)/, '');
  const [, country, number] = FOREIGN.exec(compact) ?? [];
  if (country && country !== 'ES') return { value: `${country}:${number}` };
  if (WITHOUT_LETTER.test(compact)) return { problem: 'document_letter_missing' };
  if (SPANISH.test(compact)) return normaliseSpanish(compact);
  return ANY_OTHER.test(compact) ? { value: compact } : { problem: 'document_invalid' };
}

function normaliseSpanish(compact: string): Normalised {
  const value = /^\d/.test(compact) ? compact.padStart(9, '0') : compact;
  return nif.validate(value).isValid ? { value } : { problem: 'document_letter_wrong' };
}
