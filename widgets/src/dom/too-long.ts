import type { TextsController } from '../controllers/texts-controller.ts';

/** What to say of a text that the server would refuse for its length; nothing is ever cut off while somebody types. */
export function tooLong(
  texts: TextsController,
  typed: string,
  most: number,
  key: 'tooLong' | 'subjectLong' = 'tooLong',
): string | undefined {
  const written = (count: number) => count.toLocaleString(texts.locale);
  return typed.length > most ? texts.term(key, written(typed.length), written(most)) : undefined;
}
