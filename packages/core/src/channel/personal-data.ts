import { parseReference } from '../reference.ts';

/** What tells of a person, or opens what is theirs. */
export const PERSONAL_DATA = [
  'reference',
  'account',
  'card',
  'document',
  'email',
  'phone',
  'contract',
  'known',
] as const;
export type PersonalData = (typeof PERSONAL_DATA)[number];

export interface PersonalFinding {
  readonly kind: PersonalData;
  /** As it stands in the text, for whoever is writing it; never for a log or an answer of the server. */
  readonly text: string;
}

export interface PublishedFacts {
  /** Telephones and addresses of the house, which everybody may read. */
  readonly own: readonly string[];
  /** What is known of the customer and was not said by them in public: their document, contract, telephone, address. */
  readonly known: readonly string[];
}

type Rule = {
  readonly kind: PersonalData;
  readonly pattern: RegExp;
  /** Of what the pattern found; absent where that is enough. */
  readonly holds?: (found: string, own: ReadonlySet<string>) => boolean;
};

/** The first that finds takes its letters away, so that the digits of an account are no telephone. */
const RULES: readonly Rule[] = [
  {
    kind: 'account',
    pattern: /(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]){11,30}(?![A-Z0-9])/gi,
    holds: isAccount,
  },
  { kind: 'card', pattern: /(?<!\d)\d(?:[ .-]?\d){12,18}(?!\d)/g, holds: isCard },
  {
    kind: 'reference',
    pattern: /(?<!\d)\d{4}[ .-]?\d{4}[ .-]?\d{4}(?!\d)/g,
    holds: (found) => parseReference(found) !== undefined,
  },
  {
    kind: 'document',
    pattern: /(?<![A-Z0-9])(?:\d{8}|\d{1,2}\.\d{3}\.\d{3})[ .-]?[A-Z](?![A-Z0-9])/gi,
    holds: isPersonNumber,
  },
  {
    kind: 'document',
    pattern: /(?<![A-Z0-9])[XYZ][ .-]?\d{7}[ .-]?[A-Z](?![A-Z0-9])/gi,
    holds: isPersonNumber,
  },
  {
    kind: 'document',
    pattern: /(?<![A-Z0-9])[ABCDEFGHJNPQRSUVW][ .-]?\d{7}[ .-]?[0-9A-J](?![A-Z0-9])/gi,
    holds: isCompanyNumber,
  },
  { kind: 'email', pattern: /[^\s@<>,;:()"']+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi, holds: isForeign },
  {
    kind: 'contract',
    pattern:
      /(?:contracte?s?|contratos?|p[oòó]li[sz]{1,2}[ae]s?|policy|account number)[^\d\n]{0,20}\d(?:[ ./-]?\d){4,14}/gi,
  },
  {
    kind: 'phone',
    pattern: /(?<![\d+])(?:\+|00)[1-9]\d{0,2}(?:[ .()-]{0,2}\d){6,12}(?![ .-]?\d)/g,
    holds: isForeign,
  },
  {
    kind: 'phone',
    pattern:
      /(?<!\d|\d[ .-])[6789](?:\d{8}|\d{2}([ .-])\d{3}\1\d{3}|\d{2}([ .-])\d{2}\2\d{2}\2\d{2}|\d([ .-])\d{3}\3\d{2}\3\d{2}|(?: \d){8})(?!\d|[ .-]\d)/g,
    holds: isForeign,
  },
];

/**
 * What of a text must not be read by everybody, in the order of the rules: an answer below a post with any of it is
 * refused. Names and streets are let through: the post itself is signed, and a street is where the work is.
 *
 * Source: GDPR art. 5(1)(c) and (f); LOPDGDD, additional provision 7; ISO 13616 (accounts), ISO/IEC 7812 (cards), Orden
 * EHA/451/2008 (numbers of companies), Plan Nacional de Numeración.
 *
 * @param text as it was written; what cannot be seen in it is taken away before
 */
export function personalDataIn(text: string, { own, known }: PublishedFacts): PersonalFinding[] {
  const ours = new Set(own.map(comparable));
  let rest = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
  const found: PersonalFinding[] = [];
  for (const { kind, pattern, holds } of RULES)
    rest = rest.replaceAll(pattern, (piece: string) => {
      if (holds && !holds(piece, ours)) return piece;
      found.push({ kind, text: piece.trim() });
      return '\u2022';
    });
  const said = comparable(rest);
  const repeated = known.filter((one) => isTelling(one) && said.includes(comparable(one)));
  return [...found, ...repeated.map((one) => ({ kind: 'known' as const, text: one }))];
}

/** What is shorter could be any word or number. */
const isTelling = (known: string) => comparable(known).length >= 5;

/** Without what people put between letters and digits, nor the prefix of the country. */
function comparable(text: string): string {
  const plain = text.toLowerCase().replaceAll(/[\s.\-()/]/g, '');
  return plain.replace(/^(?:\+|00)34(?=\d{9}$)/, '');
}

/** Not of the house; free and shared-cost numbers are nobody's own (Plan Nacional de Numeración). */
function isForeign(found: string, ours: ReadonlySet<string>): boolean {
  const plain = comparable(found);
  if (ours.has(plain) || ours.has(plain.replace(/^.*(?=@)/, ''))) return false;
  return !/^[89]0\d{7}$/.test(plain);
}

const letters = (text: string) => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

const PERSON_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** DNI and NIE: the letter is the remainder by 23. */
function isPersonNumber(found: string): boolean {
  const plain = letters(found);
  const number = plain.slice(0, -1).replace(/^[XYZ]/, (first) => String('XYZ'.indexOf(first)));
  return PERSON_LETTERS[Number(number) % 23] === plain.at(-1);
}

/** The last sign of a company's number is a digit or the letter of it. */
function isCompanyNumber(found: string): boolean {
  const plain = letters(found);
  const digits = [...plain.slice(1, 8)].map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const twice = digit * 2;
    return total + (index % 2 === 0 ? Math.floor(twice / 10) + (twice % 10) : digit);
  }, 0);
  const control = (10 - (sum % 10)) % 10;
  return plain.at(-1) === String(control) || plain.at(-1) === 'JABCDEFGHI'[control];
}

/** ISO 13616: the remainder by 97 is 1. */
function isAccount(found: string): boolean {
  const plain = letters(found);
  const turned = (plain.slice(4) + plain.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  let remainder = 0;
  for (const digit of turned) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder === 1;
}

/** Luhn (ISO/IEC 7812-1, annex B). */
function isCard(found: string): boolean {
  const digits = [...found.replaceAll(/\D/g, '')].map(Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const twice = digit * 2;
    return total + (index % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}
