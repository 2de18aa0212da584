import type { AttachmentSummary } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import type { schema } from '@sinia/database';
import type { Dependencies } from '../context.ts';

type Scanned = Pick<typeof schema.attachments.$inferSelect, 'scan' | 'virus'>;

/** How a file comes in, by whatever way: where there is a virus scanner, nobody gets it before that has looked at it. */
export function atTheGate({ settings }: Pick<Dependencies, 'settings'>, now: Date) {
  return settings.clamd ? { scan: 'waiting' as const, scanDueAt: now } : {};
}

/** Why nobody gets a file yet, or ever; null where it may be had. */
export function heldOf({ scan, virus }: Scanned): AttachmentSummary['held'] | null {
  if (scan === 'waiting') return { why: 'being_checked', virus: null };
  return scan === 'infected' ? { why: 'virus', virus } : null;
}

/** @throws Refusal `attachment_being_checked`, `attachment_retained` */
export function requireReleased(file: Scanned): void {
  const held = heldOf(file);
  if (held) throw new Refusal(held.why === 'virus' ? 'attachment_retained' : 'attachment_being_checked');
}
