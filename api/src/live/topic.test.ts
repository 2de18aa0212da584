import { expect, test } from 'vitest';
import type { Topic } from '../use-cases/topic.ts';
import { payloadsOf, topicsIn } from './topic.ts';

test('however much there is to say, it arrives whole and each notification is short enough', () => {
  const topics: Topic[] = ['committed', 'alerts'];
  for (let ticket = 0; ticket < 900; ticket += 1) topics.push(`tkt_${String(ticket).padStart(26, '0')}`);
  const payloads = payloadsOf(topics);
  expect(payloads.flatMap(topicsIn)).toEqual(topics);
  expect(Math.max(...payloads.map((payload) => Buffer.byteLength(payload)))).toBeLessThan(8000);
});
