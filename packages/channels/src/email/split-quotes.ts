export type QuoteSegment = { kind: 'visible' | 'quoted' | 'signature'; text: string };

/** `El dt., 24 nov. 2026 a les 9:12, Anna <…> va escriure:`, possibly folded over up to three lines. */
const ATTRIBUTION_START = /^[>\s]{0,6}(?:El|On|Em|Le|Am|Il)\s/;
const ATTRIBUTION_END =
  /(?:va escriure|escrigué|ha escrit|escribió|ha escrito|wrote|a écrit|schrieb)\s*:\s*$/;
const ATTRIBUTION_LINES = 4;
const ATTRIBUTION_CHARS = 400;

const DIVIDER =
  /^\s*(?:-{2,}|_{2,}|\*{2,})\s*(?:missatge (?:original|reenviat)|mensaje (?:original|reenviado)|forwarded message|original message|missatge de reenviament)\s*(?:-{2,}|_{2,}|\*{2,})\s*$/i;
const FORWARD =
  /^(?:Inici del missatge reenviat|Inicio del mensaje reenviado|Begin forwarded message)\s*:\s*$/i;
const RULE = /^_{10,}\s*$/;

/** The header block that Outlook writes above a quote: From, then at least two others within six lines. */
const HEADER_FROM = /^\s*\*?(?:De|From)\s?:\*?\s\S/i;
const HEADER_FIELD =
  /^\s*\*?(?:Enviat(?: el)?|Enviado(?: el)?|Sent|Data|Date|Fecha|Per a|Para|A|To|Cc|A\/c|CC|Assumpte|Asunto|Subject|Tema)\s?:\*?/i;

const SIGNATURE_MARK = /^--\s?$/;
const SENT_FROM =
  /^(?:Enviat (?:des del|des de|amb|mitjançant)|Enviado (?:desde|con)|Sent from|Sent with|Get Outlook for|Obtenir l'Outlook|Obtener Outlook|Obtén Outlook)\s.{1,80}$/i;
const SIGNATURE_LINES = 15;

/**
 * Splits the text of a mail into what the person wrote now, what is quoted from before and the signature, so that a
 * reader can fold the latter two. Nothing is cut: the segments joined are the text, byte for byte. Line-based and
 * linear; knows Gmail, Outlook and Apple separators in Catalan, Spanish and English.
 */
export function splitQuotes(text: string): QuoteSegment[] {
  const lines = text.split(/(?<=\n)/);
  const kinds = lines.map((): QuoteSegment['kind'] => 'visible');
  const quoteAt = lines.findIndex((_line, index) => startsQuote(lines, index));
  const end = quoteAt < 0 ? lines.length : quoteAt;
  if (quoteAt >= 0) kinds.fill('quoted', quoteAt);
  markPrefixed(lines, kinds, end);
  markSignature(lines, kinds, end);
  return join(lines, kinds);
}

/** What the person wrote now; the whole text when nothing would be left of it. */
export function visibleText(text: string): string {
  const visible = splitQuotes(text)
    .filter(({ kind }) => kind === 'visible')
    .map((segment) => segment.text)
    .join('')
    .trim();
  return visible === '' ? text.trim() : visible;
}

function startsQuote(lines: string[], index: number): boolean {
  const line = lines[index] ?? '';
  return (
    DIVIDER.test(line) ||
    FORWARD.test(line.trim()) ||
    isAttribution(lines, index) ||
    isHeaderBlock(lines, index) ||
    (RULE.test(line) && isHeaderBlock(lines, nextFilled(lines, index + 1)))
  );
}

function isAttribution(lines: string[], index: number): boolean {
  if (!ATTRIBUTION_START.test(lines[index] ?? '')) return false;
  let sentence = '';
  for (const line of lines.slice(index, index + ATTRIBUTION_LINES)) {
    if (line.trim() === '' || sentence.length > ATTRIBUTION_CHARS) return false;
    sentence += line;
    if (ATTRIBUTION_END.test(line.slice(-80))) return /\d|@/.test(sentence);
  }
  return false;
}

function isHeaderBlock(lines: string[], index: number): boolean {
  if (!HEADER_FROM.test(lines[index] ?? '')) return false;
  const fields = lines.slice(index + 1, index + 7).filter((line) => HEADER_FIELD.test(line));
  return fields.length >= 2;
}

function nextFilled(lines: string[], from: number): number {
  let index = from;
  while (index < from + 3 && lines[index]?.trim() === '') index += 1;
  return index;
}

/** Lines that begin with `>`: quoted wherever they stand, answers between them stay visible. */
function markPrefixed(lines: string[], kinds: QuoteSegment['kind'][], end: number): void {
  for (let index = 0; index < end; index += 1) {
    if (/^\s{0,3}>/.test(lines[index] ?? '')) kinds[index] = 'quoted';
  }
}

function markSignature(lines: string[], kinds: QuoteSegment['kind'][], end: number): void {
  for (let index = end - 1; index >= Math.max(0, end - SIGNATURE_LINES); index -= 1) {
    const line = (lines[index] ?? '').trimEnd();
    if (kinds[index] !== 'visible') return;
    if (SIGNATURE_MARK.test(line) || SENT_FROM.test(line)) {
      kinds.fill('signature', index, end);
      return;
    }
  }
}

function join(lines: string[], kinds: QuoteSegment['kind'][]): QuoteSegment[] {
  const segments: { kind: QuoteSegment['kind']; lines: string[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const kind = kinds[index] ?? 'visible';
    const last = segments.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else segments.push({ kind, lines: [line] });
  }
  return segments.map((segment) => ({ kind: segment.kind, text: segment.lines.join('') }));
}
