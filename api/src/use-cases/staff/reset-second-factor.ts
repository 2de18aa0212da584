import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { forgetSecondFactor, lockUser } from './people-store.ts';

/** For whoever lost their phone: they enrol again at the next sign-in, and nobody stays signed in as them. */
export const resetSecondFactor = defineUseCase({
  name: 'resetSecondFactor',
  permission: 'staff.write',
  input: z.object({ id: z.string().max(60) }),
  output: z.object({ id: z.string() }),
  load: (tx, { id }) => lockUser(tx, id),
  about: () => ({}),
  run: async (work, { input: { id } }) => {
    await forgetSecondFactor(work.tx, id);
    work.audit(`staff.second_factor_reset ${id}`, null);
    return { id };
  },
});
