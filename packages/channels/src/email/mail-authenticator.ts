import {
  type AuthenticationInput,
  type AuthenticationOptions,
  type MailAuthentication,
  NOT_AUTHENTICATED,
} from './authentication.ts';
import { MAIL_LIMITS } from './mail-limits.ts';
import { MAIL_WORKER, type MailThreadOptions } from './mail-parser-pool.ts';
import type { DnsQuestion, MailRequest } from './mail-parser-worker.ts';
import { createThreadPool } from './thread-pool.ts';

export type MailAuthenticator = {
  /**
   * Checks SPF, DKIM and DMARC in a thread, with look-ups through the injected resolver. What takes too long, in DNS
   * or in computing, is `none`.
   * @throws MailThreadsUnavailable when no thread starts, or after close()
   */
  authenticate(input: AuthenticationInput): Promise<MailAuthentication>;
  close(): Promise<void>;
};

/** Time for computing beside the look-ups, before a thread counts as stuck. */
const GRACE_MS = 1_000;

/**
 * Opens a thread that authenticates mails, many at a time since they mostly wait for DNS. The check takes apart what
 * a stranger wrote, and some 100 kB of it cost seconds: never on the main thread.
 */
export function createMailAuthenticator({
  resolver,
  host,
  timeoutMs = 2_000,
  ...threads
}: AuthenticationOptions & MailThreadOptions): MailAuthenticator {
  const pool = createThreadPool<AuthenticationInput, MailAuthentication>({
    workerUrl: threads.workerUrl ?? MAIL_WORKER,
    workerData: 'authenticate' satisfies MailRequest['kind'],
    threads: threads.threads ?? 1,
    jobsPerThread: 16,
    wallMs: timeoutMs + GRACE_MS,
    resourceLimits: threads.resourceLimits ?? {},
    pack(input) {
      const raw = new Uint8Array(input.raw);
      const request: MailRequest = { kind: 'authenticate', input: { ...input, raw }, host, timeoutMs };
      return [request, [raw.buffer]];
    },
    fallback: () => NOT_AUTHENTICATED,
    ask(question) {
      const { name, type } = question as DnsQuestion;
      return resolver(name, type);
    },
  });
  return {
    authenticate: (input) =>
      input.raw.length > MAIL_LIMITS.rawBytes ? Promise.resolve(NOT_AUTHENTICATED) : pool.run(input),
    close: pool.close,
  };
}
