import { z } from 'zod';

/** A proof of work for anonymous callers (ALTCHA): find the number whose hash with the salt is the challenge. */
export const Challenge = z
  .object({
    algorithm: z.string(),
    challenge: z.string(),
    maxnumber: z.int(),
    salt: z.string(),
    signature: z.string(),
  })
  .meta({ id: 'Challenge' });
export type Challenge = z.infer<typeof Challenge>;
