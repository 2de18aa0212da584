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

/** What people put between the signs of a number, where anything. */
const GAP = '[ ./-]{0,3}';
const digits = (count: number | string) => `\\d(?:${GAP}\\d){${count}}`;
const alone = (pattern: string) => new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'giu');

/** The first that finds takes its letters away, so that the digits of an account are no telephone. */
const RULES: readonly Rule[] = [
  { kind: 'account', pattern: new RegExp(`(?<![A-Z0-9])E ?S${GAP}${digits(21)}`, 'gi'), holds: isAccount },
  { kind: 'account', pattern: alone('[A-Z]{2}\\d{2}(?:[ -]?[A-Z0-9]{2,4}){3,8}'), holds: isAccount },
  {
    kind: 'reference',
    pattern: /(?<!\d[ .-]?)\d{4}[ .-]?\d{4}[ .-]?\d{4}(?![ .-]?\d)/g,
    holds: (found) => parseReference(found) !== undefined,
  },
  { kind: 'email', pattern: /[^\s@<>,;:()"']+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi, holds: isForeign },
  {
    kind: 'contract',
    pattern: new RegExp(
      `(?:contracte?s?|contratos?|p[oòó]li[sz]{1,2}[ae]s?|policy|account number)\\D{0,20}${digits('4,14')}`,
      'gi',
    ),
  },
  { kind: 'document', pattern: alone(`${digits(7)}${GAP}[A-Z]`), holds: isPersonNumber },
  { kind: 'document', pattern: alone(`[XYZ]${GAP}${digits(6)}${GAP}[A-Z]`), holds: isPersonNumber },
  {
    kind: 'document',
    pattern: alone(`[ABCDEFGHJNPQRSUVW]${GAP}${digits(6)}${GAP}[0-9A-J]`),
    holds: isCompanyNumber,
  },
];

/** Digits that stand together, whatever stands between them. */
const RUN = /\+?\d(?:[ ./()-]{0,3}\d)*/g;
const DATE = /(?<!\d)(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d{2}(?!\d)/g;

/**
 * What of a text must not be read by everybody: an answer below a post with any of it is refused. Names and streets are
 * let through: the post itself is signed, and a street is where the work is.
 *
 * Source: GDPR art. 5(1)(c) and (f); LOPDGDD, additional provision 7; ISO 13616 (accounts), ISO/IEC 7812 (cards), Orden
 * EHA/451/2008 (numbers of companies), Plan Nacional de Numeración.
 *
 * @param text as it was written; it is read as people see it, whatever signs it is made of
 */
export function personalDataIn(text: string, { own, known }: PublishedFacts): PersonalFinding[] {
  const ours = new Set(own.map(comparable));
  let rest = asSeen(text).replaceAll(DATE, '\u2022');
  const found: PersonalFinding[] = [];
  for (const { kind, pattern, holds } of RULES)
    rest = rest.replaceAll(pattern, (piece: string) => {
      if (holds && !holds(piece, ours)) return piece;
      found.push({ kind, text: piece.trim() });
      return '\u2022';
    });
  for (const [run] of rest.matchAll(RUN)) found.push(...numbersIn(run, ours));
  const said = comparable(rest);
  const told = known.filter(
    (one) =>
      comparable(one).length >= 5 &&
      said.includes(comparable(one)) &&
      !found.some((other) => sameIn(other, one)),
  );
  return [...found, ...told.map((one) => ({ kind: 'known' as const, text: one }))];
}

const sameIn = ({ text }: PersonalFinding, known: string) => comparable(text).includes(comparable(known));

/** As a reader sees it: one sign for each digit and dash, no sign that is not seen, one space for many. */
function asSeen(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/\p{Nd}/gu, digitOf)
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/\s+/g, ' ');
}

/** The digits of a script stand in a row that begins with its nought. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** Keys, cards and telephones among digits that stand together: groups of them, side by side, make a number. */
function numbersIn(run: string, ours: ReadonlySet<string>): PersonalFinding[] {
  const groups = [...run.matchAll(/\d+/g)];
  const found: PersonalFinding[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    for (let last = first; last < groups.length; last += 1) {
      const [start, end] = [groups[first]?.index ?? 0, groups[last]];
      const text = run.slice(start, (end?.index ?? 0) + (end?.[0].length ?? 0));
      const kind = kindOf(text.replaceAll(/\D/g, ''), ours);
      if (!kind) continue;
      if (kind !== 'own') found.push({ kind, text });
      first = last;
      break;
    }
  }
  const abroad = /^(?:\+|00)(?!34)[1-9]\d{7,}$/.test(run.replaceAll(/[^\d+]/g, ''));
  if (found.length === 0 && abroad && isForeign(run, ours)) found.push({ kind: 'phone', text: run });
  return found;
}

function kindOf(number: string, ours: ReadonlySet<string>): PersonalData | 'own' | null {
  if (/^(?:(?:00)?34)?[6-9]\d{8}$/.test(number)) return isForeign(`+${number}`, ours) ? 'phone' : 'own';
  if (parseReference(number) !== undefined) return 'reference';
  return number.length >= 13 && number.length <= 19 && isCard(number) ? 'card' : null;
}

/** Without what people put between letters and digits, nor the prefix of the country. */
function comparable(text: string): string {
  const plain = asSeen(text)
    .toLowerCase()
    .replaceAll(/[\s.\-()/]/g, '');
  return plain.replace(/^\+?(?:(?:00)?34)?(?=\d{9}$)/, '');
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
  const sum = [...plain.slice(1, 8)].map(Number).reduce((total, digit, index) => {
    const twice = digit * 2;
    return total + (index % 2 === 0 ? Math.floor(twice / 10) + (twice % 10) : digit);
  }, 0);
  const control = (10 - (sum % 10)) % 10;
  return plain.at(-1) === String(control) || plain.at(-1) === 'JABCDEFGHI'[control];
}

/** How many signs an account has; what follows it is no part of it (ISO 13616, register of IBANs). */
const ACCOUNT_LENGTHS: Readonly<Record<string, number>> = {
  ...{ AD: 24, AT: 20, BE: 16, CH: 21, DE: 22, ES: 24, FR: 27, GB: 22, GI: 23, IE: 22 },
  ...{ IT: 27, LT: 20, LU: 20, NL: 18, PL: 28, PT: 25, RO: 24 },
};

/** ISO 13616: the remainder by 97 is 1. */
function isAccount(found: string): boolean {
  const all = letters(found);
  const plain = all.slice(0, ACCOUNT_LENGTHS[all.slice(0, 2)] ?? all.length);
  const turned = (plain.slice(4) + plain.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  let remainder = 0;
  for (const digit of turned) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder === 1;
}

/** Luhn (ISO/IEC 7812-1, annex B). */
function isCard(number: string): boolean {
  const sum = [...number]
    .map(Number)
    .reverse()
    .reduce((total, digit, index) => {
      const twice = digit * 2;
      return total + (index % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice);
    }, 0);
  return sum % 10 === 0;
}
