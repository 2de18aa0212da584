import { type ResourceLimits, type Transferable, Worker } from 'node:worker_threads';
import type { ThreadMessage, ThreadOrder } from './thread-protocol.ts';

export type ThreadLoss = 'time' | 'memory' | 'malformed';

export type ThreadPoolOptions<Request, Answer> = {
  workerUrl: URL;
  workerData: unknown;
  /** Threads at most; started as they are needed. */
  threads: number;
  /** Jobs that one thread has at once; more than one is for jobs that mostly wait. */
  jobsPerThread: number;
  /** Milliseconds after which a job's thread is ended. */
  wallMs: number;
  resourceLimits?: ResourceLimits;
  /** The message for the thread, and the buffers given away with it. The request itself stays the caller's. */
  pack(request: Request): [message: unknown, transfer: Transferable[]];
  /** The answer for a job whose thread was lost. */
  fallback(request: Request, loss: ThreadLoss): Answer;
  /** Answers what a job asks of the main thread. */
  ask?(question: unknown): Promise<unknown>;
};

export type ThreadPool<Request, Answer> = {
  /** @throws MailThreadsUnavailable when no thread starts, or after close(): nothing was looked at, try again */
  run(request: Request): Promise<Answer>;
  /** Ends the threads; jobs under way are refused. */
  close(): Promise<void>;
};

export class MailThreadsUnavailable extends Error {
  override readonly name = 'MailThreadsUnavailable';
}

type Job<Request, Answer> = {
  number: number;
  request: Request;
  /** Was lost together with others and now runs by itself, to find out whose fault it was. */
  alone: boolean;
  timer: NodeJS.Timeout | undefined;
  resolve(answer: Answer): void;
  reject(error: Error): void;
};

type Thread<Request, Answer> = { worker: Worker; ready: boolean; jobs: Map<number, Job<Request, Answer>> };

const THREAD_LIMITS: ResourceLimits = {
  maxOldGenerationSizeMb: 256,
  maxYoungGenerationSizeMb: 32,
  stackSizeMb: 4,
};

/**
 * Runs jobs in threads that may be ended at any moment: a job that takes too long, too much memory or kills its thread
 * gets its fallback, its neighbours run again, the main thread never waits for either.
 */
export function createThreadPool<Request, Answer>(
  options: ThreadPoolOptions<Request, Answer>,
): ThreadPool<Request, Answer> {
  const threads = new Set<Thread<Request, Answer>>();
  const queue: Job<Request, Answer>[] = [];
  let lastJob = 0;
  let closed = false;

  function start(): void {
    const worker = new Worker(options.workerUrl, {
      workerData: options.workerData,
      resourceLimits: { ...THREAD_LIMITS, ...options.resourceLimits },
    });
    const thread: Thread<Request, Answer> = { worker, ready: false, jobs: new Map() };
    threads.add(thread);
    worker.on('message', (message: ThreadMessage) => receive(thread, message));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      lose(thread, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'malformed'),
    );
    worker.on('exit', () => lose(thread, 'malformed'));
  }

  function receive(thread: Thread<Request, Answer>, message: ThreadMessage): void {
    if ('question' in message) return void reply(thread, message.question, message.ask);
    if ('ready' in message) thread.ready = true;
    else finish(thread, message.job)?.resolve(message.answer as Answer);
    if (thread.jobs.size === 0) thread.worker.unref();
    dispatch();
  }

  async function reply(thread: Thread<Request, Answer>, question: number, ask: unknown): Promise<void> {
    const answered = (order: ThreadOrder) => thread.worker.postMessage(order);
    await options.ask?.(ask).then(
      (answer) => answered({ question, answer }),
      (error) =>
        answered({ question, error: { code: String(error?.code ?? ''), message: String(error?.message) } }),
    );
  }

  function lose(thread: Thread<Request, Answer>, loss: ThreadLoss): void {
    if (!threads.delete(thread)) return;
    const lost = [...thread.jobs.keys()].flatMap((number) => finish(thread, number) ?? []);
    if (lost.length > 1) queue.unshift(...lost.map((job) => ({ ...job, alone: true })));
    else for (const job of lost) job.resolve(options.fallback(job.request, loss));
    void thread.worker.terminate();
    if (!thread.ready && threads.size === 0) refuse('The mail threads do not start');
    dispatch();
  }

  function refuse(why: string): void {
    for (const job of queue.splice(0)) job.reject(new MailThreadsUnavailable(why));
  }

  function finish(thread: Thread<Request, Answer>, number: number): Job<Request, Answer> | undefined {
    const job = thread.jobs.get(number);
    clearTimeout(job?.timer);
    thread.jobs.delete(number);
    return job;
  }

  function dispatch(): void {
    if (closed) return;
    for (const thread of threads)
      while (takes(thread, queue[0])) run(thread, queue.shift() as Job<Request, Answer>);
    const booting = [...threads].filter((thread) => !thread.ready);
    if (queue.length > booting.length && threads.size < options.threads) start();
    // While jobs wait for a thread, its start keeps the process alive.
    if (queue.length > 0) for (const { worker } of booting) worker.ref();
  }

  function takes(thread: Thread<Request, Answer>, job: Job<Request, Answer> | undefined): boolean {
    if (!job || !thread.ready) return false;
    if (job.alone) return thread.jobs.size === 0;
    return thread.jobs.size < options.jobsPerThread && ![...thread.jobs.values()].some(({ alone }) => alone);
  }

  function run(thread: Thread<Request, Answer>, job: Job<Request, Answer>): void {
    const [request, transfer] = options.pack(job.request);
    const order: ThreadOrder = { job: job.number, request };
    thread.jobs.set(job.number, { ...job, timer: setTimeout(() => lose(thread, 'time'), options.wallMs) });
    thread.worker.ref();
    thread.worker.postMessage(order, transfer);
  }

  return {
    run: (request) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new MailThreadsUnavailable('The mail threads are closed'));
        lastJob += 1;
        queue.push({ number: lastJob, request, alone: false, timer: undefined, resolve, reject });
        dispatch();
      }),
    async close() {
      closed = true;
      const running = [...threads];
      threads.clear();
      for (const thread of running)
        for (const number of [...thread.jobs.keys()]) queue.push(...[finish(thread, number) ?? []].flat());
      refuse('The mail threads are closed');
      await Promise.all(running.map(({ worker }) => worker.terminate()));
    },
  };
}
