import { may, type Permission, type PermissionSubject, Refusal, reachOf } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import type { z } from 'zod';
import { holderOf } from '../auth/actor.ts';
import type { Context } from './context.ts';
import { answerOnce, type IdempotencyKey } from './idempotency.ts';
import { seatWorker } from './seat-worker.ts';
import { isTransient } from './transient-error.ts';
import { UnitOfWork } from './unit-of-work.ts';

export interface Step<Input, Subject> {
  readonly input: Input;
  readonly subject: Subject;
  readonly context: Context;
  readonly now: Date;
}

export interface UseCaseDefinition<InputSchema extends z.ZodType, OutputSchema extends z.ZodType, Subject> {
  readonly name: string;
  readonly permission: Permission;
  readonly input: InputSchema;
  readonly output: OutputSchema;
  /** Reads, with the locks that the decision needs; a missing thing is `Refusal('not_found')`. */
  readonly load: (tx: Transaction, input: z.output<InputSchema>, context: Context) => Promise<Subject>;
  /** What the permission table needs to know of it. */
  readonly about: (subject: Subject, context: Context) => PermissionSubject;
  /** Where nothing is locked first and only new rows are written: one statement, which is the transaction. */
  readonly isOneStatement?: (input: z.output<InputSchema>) => boolean;
  /** Decides, and hands every write to the unit of work. */
  readonly run: (
    work: UnitOfWork,
    step: Step<z.output<InputSchema>, Subject>,
  ) => z.input<OutputSchema> | Promise<z.input<OutputSchema>>;
}

export interface UseCase<InputSchema extends z.ZodType, OutputSchema extends z.ZodType> {
  readonly name: string;
  readonly permission: Permission;
  readonly input: InputSchema;
  readonly output: OutputSchema;
  readonly execute: (
    context: Context,
    input: z.output<InputSchema>,
    idempotency?: IdempotencyKey,
  ) => Promise<z.output<OutputSchema>>;
}

const TRIES = 3;

/**
 * A verb that writes: one transaction { load with lock → permission → run → events, audit, outbox → answer }.
 * Serialisation failures, deadlocks and a drawn key that is taken already are tried three times.
 */
export function defineUseCase<InputSchema extends z.ZodType, OutputSchema extends z.ZodType, Subject>(
  definition: UseCaseDefinition<InputSchema, OutputSchema, Subject>,
): UseCase<InputSchema, OutputSchema> {
  type Input = z.output<InputSchema>;
  type Output = z.output<OutputSchema>;

  async function attempt(
    context: Context,
    input: Input,
    idempotency: IdempotencyKey | undefined,
  ): Promise<Output> {
    const { db, clock, wake } = context.dependencies;
    let topics: UnitOfWork['topics'] = new Set();
    const alone = idempotency === undefined && definition.isOneStatement?.(input) === true;
    const decideAndWrite = async (tx: Transaction) => {
      const work = new UnitOfWork(tx, context, clock());
      const decide = async (): Promise<Output> => {
        const subject = await definition.load(tx, input, context);
        if (!may(holderOf(context.actor), definition.permission, definition.about(subject, context))) {
          throw new Refusal('not_found');
        }
        await seatWorker(tx, context, definition.permission);
        const answer = await definition.run(work, { input, subject, context, now: work.now });
        return definition.output.parse(answer) as Output;
      };
      const answer = idempotency ? await answerOnce(work, context, idempotency, decide) : await decide();
      if (alone && !work.isOneStatement) throw new Error(`${definition.name} needs a transaction`);
      await work.flush();
      topics = work.topics;
      return answer;
    };
    const output = await (alone ? decideAndWrite(db) : db.transaction(decideAndWrite));
    for (const topic of topics) wake(topic);
    return output;
  }

  return {
    name: definition.name,
    permission: definition.permission,
    input: definition.input,
    output: definition.output,
    async execute(context, input, idempotency) {
      requireReach(context, definition.permission);
      for (let tries = 1; ; tries += 1) {
        try {
          return await attempt(context, input, idempotency);
        } catch (error) {
          if (tries === TRIES || !isTransient(error)) throw error;
        }
      }
    },
  };
}

/** Refuses before anything is read, so that a foreign and a missing thing get the same answer. */
export function requireReach(context: Context, permission: Permission): void {
  if (reachOf(holderOf(context.actor), permission) !== null) return;
  throw new Refusal(context.actor.kind === 'anonymous' ? 'credential_missing' : 'permission_denied');
}
