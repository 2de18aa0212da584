import type { Named } from '../port/desk-port.ts';

/** Whom a note calls: every `@Name Surname` of somebody who may be called. The longer name wins where one begins another. */
export function mentionsIn(body: string, mentionable: readonly Named[]): string[] {
  let rest = body;
  const byLength = mentionable.toSorted((left, right) => right.name.length - left.name.length);
  return byLength.flatMap(({ id, name }) => {
    const parts = rest.split(`@${name}`);
    rest = parts.join('\n');
    return parts.length > 1 ? [id] : [];
  });
}

const BEGUN = /(?:^|[\s([{¿¡])@([\p{L}\p{M}·'’.-]*(?: [\p{L}\p{M}·'’.-]+)?)$/u;

/** The name that is being typed after an `@`; null where none is. An address is no name. */
export function mentionBegun(textBefore: string): string | null {
  return BEGUN.exec(textBefore)?.[1] ?? null;
}
