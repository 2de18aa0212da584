import { toDeskError } from '../../port/desk-error.ts';
import type { Desk } from '../../state/desk.ts';
import { explain } from '../../state/explain.ts';

/**
 * Does something on the server and says how it went. @returns its answer; undefined where it was refused, which has
 * been said in words.
 */
export type Act = <Answer>(work: Promise<Answer>, done?: string) => Promise<Answer | undefined>;

/** @param reasons why the server refused, by code; @param failed what did not happen, where it did */
export function actingFor(desk: Desk, reasons: Readonly<Record<string, string>>, failed: string): Act {
  return async (work, done) => {
    try {
      const answer = await work;
      if (done) desk.toasts.say(done);
      return answer;
    } catch (thrown) {
      const error = toDeskError(thrown);
      const reason = reasons[error.code];
      const { texts } = desk;
      desk.toasts.warn(reason ? texts.failure.whatHappened(failed, reason) : explain(texts, failed, error));
      return undefined;
    }
  };
}
