/** One message of the manager interface: `Key: Value` lines; of a key that comes twice the last counts. */
export type AmiBlock = ReadonlyMap<string, string>;

/** Whatever is longer is no message of an exchange. */
const LONGEST = 1024 * 1024;

/**
 * Cuts a stream of the manager interface into its messages: lines that end in CRLF (or LF), an empty line between them. The
 * greeting is a line without a colon and is left out. Keys are lower case.
 */
export class AmiDecoder {
  #rest = '';
  #lines: string[] = [];

  /** @throws Error where the other side sends no messages at all */
  feed(chunk: string): AmiBlock[] {
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > LONGEST || this.#lines.length > LONGEST / 64)
      throw new Error('this is no manager interface');
    const blocks: AmiBlock[] = [];
    for (const line of lines) {
      const text = line.replace(/\r$/, '');
      if (text !== '') this.#lines.push(text);
      else if (this.#lines.length > 0) {
        blocks.push(blockOf(this.#lines));
        this.#lines = [];
      }
    }
    // The greeting is not followed by an empty line.
    if (this.#lines.length === 1 && this.#lines[0]?.startsWith('Asterisk Call Manager')) this.#lines = [];
    return blocks.filter((block) => block.size > 0);
  }
}

function blockOf(lines: readonly string[]): AmiBlock {
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : [];
    }),
  );
}

/** An action as it is sent. Line breaks in values would be other actions: they are taken out. */
export function encodeAction(fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value.replace(/[\r\n]+/g, ' ')}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}
