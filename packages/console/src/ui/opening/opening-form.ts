import type { AttachmentSummary } from '@sinia/contracts';
import type { AskedRoute, Channel, Language, LegalType, Priority } from '@sinia/core';

/** Ways by which somebody reaches us that are taken down by hand. */
export const TAKEN_CHANNELS = [
  'phone',
  'counter',
  'email',
  'post',
  'whatsapp',
  'sms',
  'x',
  'instagram',
  'messenger',
] as const satisfies readonly Channel[];

/** Ways on which we can write first. */
export const WRITTEN_CHANNELS = ['email', 'sms'] as const satisfies readonly Channel[];

/** A ticket in the making, field by field, as it stands on the screen. */
export interface OpeningForm {
  readonly writtenBy: 'customer' | 'us';
  readonly channel: Channel;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly documentId: string;
  readonly contract: string;
  /** Whose it is, where that is certain; empty otherwise. */
  readonly contactId: string;
  readonly language: Language;
  readonly subject: string;
  readonly body: string;
  /** Empty: the default one. */
  readonly mailboxId: string;
  readonly groupId: string;
  readonly assigneeId: string;
  readonly priority: Priority;
  readonly category: string;
  readonly legalType: LegalType | '';
  readonly tags: readonly string[];
  readonly street: string;
  readonly number: string;
  readonly routeChannel: AskedRoute['channel'] | '';
  readonly routeAddress: string;
  readonly attachments: readonly AttachmentSummary[];
}

export type OpeningField = keyof OpeningForm;

export function emptyForm(language: Language): OpeningForm {
  return {
    ...{ writtenBy: 'customer', channel: 'phone', language, priority: 'normal' },
    ...{ name: '', email: '', phone: '', documentId: '', contract: '', contactId: '', subject: '', body: '' },
    ...{
      mailboxId: '',
      groupId: '',
      assigneeId: '',
      category: '',
      legalType: '',
      tags: [],
      street: '',
      number: '',
    },
    ...{ routeChannel: '', routeAddress: '', attachments: [] },
  };
}

/** A kept form over an empty one; what is not of its kind is left out. */
export function revived(kept: Readonly<Record<string, unknown>>, language: Language): OpeningForm {
  const empty = emptyForm(language);
  const fields = Object.entries(empty).map(([field, value]) => {
    const known = kept[field];
    const same = typeof known === typeof value && Array.isArray(known) === Array.isArray(value);
    return [field, same ? known : value];
  });
  return Object.fromEntries(fields) as OpeningForm;
}

/** Whether somebody has typed anything that would be a pity to lose. */
export function isBegun(form: OpeningForm): boolean {
  const { name, email, phone, documentId, contract, subject, body, street, routeAddress } = form;
  return [name, email, phone, documentId, contract, subject, body, street, routeAddress].join('') !== '';
}
