import { type ResourceLimits, Worker } from 'node:worker_threads';
import { fallbackMail } from './fallback-mail.ts';
import { MAIL_LIMITS, type MailLimits } from './mail-limits.ts';
import type { ParseAnswer, ParseRequest } from './mail-parser-worker.ts';
import type { MailTruncation, ParsedMail } from './parsed-mail.ts';

export type MailParserOptions = {
  /** The worker's file. Default: the TypeScript source beside this file; a bundle names its own chunk. */
  workerUrl?: URL;
  /** Threads, started on first use. Default 2. */
  threads?: number;
  limits?: Partial<MailLimits>;
  resourceLimits?: ResourceLimits;
};

export type MailParserPool = {
  /**
   * Reads a mail in a thread of its own. Resolves for whatever bytes; past a limit with the raw message as text
   * (`truncated`). `raw` is copied and stays the caller's.
   * @throws MailParserUnavailable when no thread starts, or after close(): the mail was not looked at, try again
   */
  parse(raw: Uint8Array): Promise<ParsedMail>;
  /** Ends the threads; mails under way are refused. */
  close(): Promise<void>;
};

export class MailParserUnavailable extends Error {
  override readonly name = 'MailParserUnavailable';
}

type Job = { number: number; raw: Uint8Array; resolve(mail: ParsedMail): void; reject(error: Error): void };
type Thread = { worker: Worker; ready: boolean; job: Job | null; timer: NodeJS.Timeout | null };

const DEFAULT_WORKER = new URL('./mail-parser-worker.ts', import.meta.url);
const THREAD_LIMITS: ResourceLimits = {
  maxOldGenerationSizeMb: 256,
  maxYoungGenerationSizeMb: 32,
  stackSizeMb: 4,
};

/** Opens a pool that parses mails off the main thread; a thread that takes longer than `wallMs` is ended and replaced. */
export function createMailParserPool(options: MailParserOptions = {}): MailParserPool {
  const limits = { ...MAIL_LIMITS, ...options.limits };
  const threads = new Set<Thread>();
  const queue: Job[] = [];
  let lastJob = 0;
  let closed = false;

  function start(): void {
    const worker = new Worker(options.workerUrl ?? DEFAULT_WORKER, {
      workerData: limits,
      resourceLimits: { ...THREAD_LIMITS, ...options.resourceLimits },
    });
    const thread: Thread = { worker, ready: false, job: null, timer: null };
    threads.add(thread);
    worker.on('message', (answer: ParseAnswer) => receive(thread, answer));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      lose(thread, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'malformed'),
    );
    worker.on('exit', () => lose(thread, 'malformed'));
  }

  function receive(thread: Thread, answer: ParseAnswer): void {
    if ('ready' in answer) {
      thread.ready = true;
      thread.worker.unref();
    } else if (thread.job?.number === answer.job) finish(thread)?.resolve(answer.mail);
    dispatch();
  }

  /** A thread is gone: its mail falls back, the others go on. One that never became ready tells of a broken set-up. */
  function lose(thread: Thread, reason: MailTruncation): void {
    if (!threads.delete(thread)) return;
    const job = finish(thread);
    job?.resolve(fallbackMail(job.raw, reason, limits.shownChars));
    void thread.worker.terminate();
    if (!thread.ready && threads.size === 0) refuse('The mail parser does not start');
    dispatch();
  }

  function refuse(why: string): void {
    for (const job of queue.splice(0)) job.reject(new MailParserUnavailable(why));
  }

  function finish(thread: Thread): Job | null {
    const { job } = thread;
    if (thread.timer) clearTimeout(thread.timer);
    thread.job = null;
    thread.timer = null;
    thread.worker.unref();
    return job;
  }

  function dispatch(): void {
    if (closed) return;
    for (const thread of threads) {
      const job = thread.ready && !thread.job ? queue.shift() : undefined;
      if (job) run(thread, job);
    }
    const booting = [...threads].filter((thread) => !thread.ready);
    if (queue.length > booting.length && threads.size < (options.threads ?? 2)) start();
    // While mails wait for a thread, its start keeps the process alive.
    if (queue.length > 0) for (const { worker } of booting) worker.ref();
  }

  function run(thread: Thread, job: Job): void {
    thread.job = job;
    thread.worker.ref();
    thread.timer = setTimeout(() => lose(thread, 'time'), limits.wallMs);
    const copy = new Uint8Array(job.raw);
    const request: ParseRequest = { job: job.number, raw: copy };
    thread.worker.postMessage(request, [copy.buffer]);
  }

  return {
    parse(raw) {
      if (closed) return Promise.reject(new MailParserUnavailable('The mail parser is closed'));
      if (raw.length > limits.rawBytes) return Promise.resolve(fallbackMail(raw, 'size', limits.shownChars));
      return new Promise((resolve, reject) => {
        lastJob += 1;
        queue.push({ number: lastJob, raw, resolve, reject });
        dispatch();
      });
    },
    async close() {
      closed = true;
      refuse('The mail parser is closed');
      const running = [...threads];
      threads.clear();
      for (const thread of running)
        finish(thread)?.reject(new MailParserUnavailable('The mail parser is closed'));
      await Promise.all(running.map(({ worker }) => worker.terminate()));
    },
  };
}
