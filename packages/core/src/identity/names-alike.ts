import { fold } from '../fold.ts';

const PARTICLES = new Set('d de del dels des i y l la las les los el els'.split(' '));

/**
 * How alike two names are, 0 to 1: the share of the shorter one's words that the other has too. An initial stands for a
 * word; one word that is the same among several is no likeness.
 */
export function namesAlike(one: string, other: string): number {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  const [shorter, longer] = first.length <= second.length ? [first, second] : [second, first];
  if (shorter.length === 0) return 0;
  const rest = [...longer];
  const shared = shorter.filter((word) => {
    const place = rest.findIndex((candidate) => sameWord(word, candidate));
    if (place >= 0) rest.splice(place, 1);
    return place >= 0;
  });
  const whole = longer.length === 1 && shared.length === 1;
  return whole || shared.length > 1 ? shared.length / shorter.length : 0;
}

/** Whole words before initials, so that no initial takes a word that another word is. */
function wordsOf(name: string): string[] {
  const words = fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !PARTICLES.has(word));
  return words.sort((left, right) => right.length - left.length);
}

function sameWord(one: string, other: string): boolean {
  if (one.length === 1 || other.length === 1) return one.charAt(0) === other.charAt(0);
  return one === other;
}
