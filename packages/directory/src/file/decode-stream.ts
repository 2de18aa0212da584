import type { OpenFile } from './file-format.ts';

/** The text of a file, piece by piece; without its byte order mark. */
export async function* decodeStream(open: OpenFile, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of open()) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** Its lines, without their ends; `last` is what stands behind the last line break, if anything does. */
export async function* readLines(
  text: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<{ readonly line: string; readonly tooLong: boolean; readonly last: boolean }> {
  let rest = '';
  let tooLong = false;
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      yield { line: line.replace(/\r$/, ''), tooLong: tooLong || line.length > longest, last: false };
      tooLong = false;
    }
    if (rest.length > longest) [rest, tooLong] = ['', true];
  }
  if (rest !== '' || tooLong) yield { line: rest, tooLong, last: true };
}
