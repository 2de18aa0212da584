import { markWords } from '../../format/mark-words.ts';

/** A text in which the words of the search stand out. */
export function Marked({ text, words }: { text: string; words: string }) {
  if (!words) return <>{text}</>;
  return <>{markWords(text, words).map((part) => (part.found ? <mark>{part.text}</mark> : part.text))}</>;
}
