const DASH = 45;
const LINE_FEED = 10;
const BOUNDARY = /boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi;

/**
 * Tells whether a message has more than `limit` MIME parts, without parsing it. Lines that begin with `--` are
 * counted first; only where they are too many is it checked that they belong to a declared boundary.
 */
export function partsExceed(raw: Uint8Array, limit: number): boolean {
  const starts = dashedLines(raw);
  if (starts.length <= limit) return false;
  const source = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
  const boundaries = new Set([...source.matchAll(BOUNDARY)].map((match) => match[1] ?? match[2] ?? ''));
  let parts = 0;
  for (const start of starts) {
    const line = source.slice(start + 2, start + 210).split('\n', 1)[0] ?? '';
    if (boundaries.has(line.trimEnd())) parts += 1;
    if (parts > limit) return true;
  }
  return false;
}

function dashedLines(raw: Uint8Array): number[] {
  const starts: number[] = [];
  for (let at = raw.indexOf(LINE_FEED); at >= 0; at = raw.indexOf(LINE_FEED, at + 1)) {
    if (raw[at + 1] === DASH && raw[at + 2] === DASH) starts.push(at + 1);
  }
  return starts;
}
