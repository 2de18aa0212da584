import { z } from 'zod';
import { createApiKey, revokeApiKey } from '../../auth/api-keys.ts';
import { defineUseCase } from '../use-case.ts';
import { ScopeName } from './list-keys.query.ts';

/** Makes a secret key for an integrator; its text is in this answer and nowhere else. */
export const createKey = defineUseCase({
  name: 'createKey',
  permission: 'key.write',
  input: z.object({ name: z.string().trim().min(1).max(80), scopes: z.array(ScopeName).min(1).max(20) }),
  output: z.object({ id: z.string(), key: z.string() }),
  load: async () => null,
  about: () => ({}),
  run: async (work, { input, context: { dependencies } }) => {
    const { clock, random } = dependencies;
    const made = await createApiKey({ db: work.tx, clock, random }, input);
    work.audit(`key.created ${made.id} ${input.scopes.join(' ')}`, null);
    return made;
  },
});

/** Ends a key; whoever still holds it is refused within seconds. */
export const revokeKey = defineUseCase({
  name: 'revokeKey',
  permission: 'key.write',
  input: z.object({ id: z.string().max(60) }),
  output: z.object({ id: z.string() }),
  load: async () => null,
  about: () => ({}),
  run: async (work, { input: { id }, context: { dependencies } }) => {
    await revokeApiKey({ db: work.tx, clock: dependencies.clock }, id);
    work.audit(`key.revoked ${id}`, null);
    return { id };
  },
});
