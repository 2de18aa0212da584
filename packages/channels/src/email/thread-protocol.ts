/** From the main thread: a job, or the answer to what a job asked. */
export type ThreadOrder =
  | { job: number; request: unknown }
  | { question: number; answer: unknown }
  | { question: number; error: { code: string; message: string } };

/** From a thread: `ready` once, before any job; answers; questions to the main thread. */
export type ThreadMessage =
  | { ready: true }
  | { job: number; answer: unknown }
  | { question: number; ask: unknown };
