import { ALERT_KINDS, ALERT_WAYS } from '@sinia/core';
import { z } from 'zod';

export const AlertId = z.string().regex(/^alr_[0-9a-z]{26}$/);

/** Something that one is told, as the desk shows it. */
export const Alert = z.object({
  id: AlertId,
  kind: z.enum(ALERT_KINDS),
  ticketId: z.string(),
  reference: z.string(),
  subject: z.string(),
  /** Who brought it about. */
  by: z.string(),
  at: z.string(),
  read: z.boolean(),
  /** How it may make itself felt at this moment: what its reader chose, but for their quiet hours. */
  ways: z.array(z.enum(ALERT_WAYS)),
});
export type Alert = z.infer<typeof Alert>;
