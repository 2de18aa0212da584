const SHOWN = { SUMMARY: 1, DTSTART: 1, DTEND: 1, LOCATION: 1, ORGANIZER: 1, DESCRIPTION: 1 } as const;
const MAX_CHARS = 20_000;

/**
 * The lines of an invitation (iCalendar, RFC 5545) that a person reads, as `Name: value`; null when the bytes
 * hold no event. Times stay as written, with their zone.
 */
export function readCalendar(bytes: Uint8Array): string | null {
  const source = new TextDecoder().decode(bytes.subarray(0, 256 * 1024));
  if (!source.includes('BEGIN:VEVENT')) return null;
  const lines: string[] = [];
  let inEvent = false;
  for (const line of source.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    if (line === 'BEGIN:VEVENT') inEvent = true;
    else if (line === 'END:VEVENT') inEvent = false;
    else if (inEvent) readLine(line, lines);
  }
  return lines.length > 0 ? lines.join('\n').slice(0, MAX_CHARS) : null;
}

function readLine(line: string, lines: string[]): void {
  const colon = line.indexOf(':');
  const [name = '', ...parameters] = line.slice(0, Math.max(colon, 0)).split(';');
  if (!(name in SHOWN)) return;
  const zone = parameters.find((parameter) => parameter.startsWith('TZID='))?.slice(5);
  lines.push(`${name}: ${unescapeText(line.slice(colon + 1))}${zone ? ` (${zone})` : ''}`);
}

function unescapeText(value: string): string {
  return value.replaceAll(/\\([nN,;\\])/g, (_match, escaped: string) =>
    escaped.toLowerCase() === 'n' ? '\n' : escaped,
  );
}
