import type { Topic } from '../use-cases/topic.ts';

/** PostgreSQL takes 8000 bytes in a notification. */
const MOST_IN_ONE = 200;

/** @returns the payloads that say all that */
export function payloadsOf(topics: Iterable<Topic>): string[] {
  const all = [...topics];
  const payloads: string[] = [];
  for (let start = 0; start < all.length; start += MOST_IN_ONE)
    payloads.push(all.slice(start, start + MOST_IN_ONE).join(' '));
  return payloads;
}

export function topicsIn(payload: string): Topic[] {
  return payload.split(' ') as Topic[];
}
