import { Refusal } from '@sinia/core';
import type { Asked } from './route.ts';

/** The same key and body give the same answer; another body is refused. */
export function answerOnce<Answer>(
  { desk, caller, request }: Asked,
  body: unknown,
  decide: () => Answer,
): Answer {
  const key = request.headers.get('Idempotency-Key');
  if (key === null) return decide();
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refusal('invalid_idempotency_key');
  const place = `${caller.key}\n${key}`;
  const asked = JSON.stringify([request.method, new URL(request.url).pathname, body]);
  const earlier = desk.answers.get(place);
  if (earlier && earlier.request !== asked) throw new Refusal('idempotency_body_differs');
  if (earlier) return earlier.answer as Answer;
  const answer = decide();
  desk.answers.set(place, { request: asked, answer });
  return answer;
}
