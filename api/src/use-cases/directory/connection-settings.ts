import { z } from 'zod';

const Text = (max: number) => z.string().trim().min(1).max(max);

/** Three digits as a rule, zeros before them: which supplier's customers. */
const Explotacio = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z]{1,10}$/);

const WebService = {
  url: z.url({ protocol: /^https?$/ }).max(500),
  user: Text(120),
  explotacio: Explotacio,
};

/** How the master is reached, by its kind; the password is kept apart, sealed. */
export const ConnectionSettings = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('soap'), ...WebService, passwordType: z.enum(['digest', 'text']) }),
  z.strictObject({ kind: z.literal('rest'), ...WebService }),
]);
export type ConnectionSettings = z.infer<typeof ConnectionSettings>;

/**
 * Where an agent sees more, such as `https://aquacis.example/contracte/{contract}`: the address of a page with a place for
 * the number of the contract or of the customer.
 */
export const LinkTemplate = z
  .string()
  .trim()
  .max(500)
  .refine(
    (text) => /^https?:\/\//i.test(text) && URL.canParse(text.replace(/\{(contract|customer)\}/g, '1')),
    {
      error: 'not_a_link',
    },
  );

/** What makes it another master: a known password is not sent there. */
export function placeOf(settings: ConnectionSettings): string {
  return `${settings.kind} ${settings.user} ${new URL(settings.url).host}`;
}
