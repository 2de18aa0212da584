import type { Permission } from '@sinia/core';
import type { z } from 'zod';
import type { Context } from './context.ts';
import { requireReach } from './use-case.ts';

export interface QueryDefinition<InputSchema extends z.ZodType, OutputSchema extends z.ZodType> {
  readonly name: string;
  readonly permission: Permission;
  readonly input: InputSchema;
  readonly output: OutputSchema;
  /** Reads under the WHERE scope of the caller (`scope.ts`); a foreign thing is as missing as a missing one. */
  readonly run: (context: Context, input: z.output<InputSchema>) => Promise<z.input<OutputSchema>>;
}

/** A verb that reads; no transaction, no lock. */
export function defineQuery<InputSchema extends z.ZodType, OutputSchema extends z.ZodType>(
  definition: QueryDefinition<InputSchema, OutputSchema>,
) {
  return {
    name: definition.name,
    permission: definition.permission,
    input: definition.input,
    output: definition.output,
    async execute(context: Context, input: z.output<InputSchema>): Promise<z.output<OutputSchema>> {
      requireReach(context, definition.permission);
      return definition.output.parse(await definition.run(context, input)) as z.output<OutputSchema>;
    },
  };
}
