import type { ResourceLimits } from 'node:worker_threads';
import { fallbackMail } from './fallback-mail.ts';
import { MAIL_LIMITS, type MailLimits } from './mail-limits.ts';
import type { MailRequest } from './mail-parser-worker.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { createThreadPool } from './thread-pool.ts';

export type MailThreadOptions = {
  /** The worker's file. Default: the TypeScript source beside this file; a bundle names its own chunk. */
  workerUrl?: URL;
  /** Threads at most, started on first use. */
  threads?: number;
  resourceLimits?: ResourceLimits;
};

export type MailParserOptions = MailThreadOptions & { limits?: Partial<MailLimits> };

export type MailParserPool = {
  /**
   * Reads a mail in a thread. Resolves for whatever bytes; past a limit with the raw message as text (`truncated`).
   * `raw` is copied and stays the caller's.
   * @throws MailThreadsUnavailable when no thread starts, or after close(): the mail was not looked at, try again
   */
  parse(raw: Uint8Array): Promise<ParsedMail>;
  /** Ends the threads; mails under way are refused. */
  close(): Promise<void>;
};

export const MAIL_WORKER = new URL('./mail-parser-worker.ts', import.meta.url);

/** Opens a pool that parses mails off the main thread, two at a time; after `wallMs` a mail's thread is ended. */
export function createMailParserPool(options: MailParserOptions = {}): MailParserPool {
  const limits = { ...MAIL_LIMITS, ...options.limits };
  const pool = createThreadPool<Uint8Array, ParsedMail>({
    workerUrl: options.workerUrl ?? MAIL_WORKER,
    workerData: 'parse' satisfies MailRequest['kind'],
    threads: options.threads ?? 2,
    jobsPerThread: 1,
    wallMs: limits.wallMs,
    resourceLimits: options.resourceLimits ?? {},
    pack(raw) {
      const copy = new Uint8Array(raw);
      return [{ kind: 'parse', raw: copy, limits } satisfies MailRequest, [copy.buffer]];
    },
    fallback: (raw, loss) => fallbackMail(raw, loss, limits.shownChars),
  });
  return {
    parse: (raw) =>
      raw.length > limits.rawBytes
        ? Promise.resolve(fallbackMail(raw, 'size', limits.shownChars))
        : pool.run(raw),
    close: pool.close,
  };
}
