import { checkImap, type ImapFailure, imapFailure } from '@sinia/channels/email';
import { Refusal } from '@sinia/core';
import { type ImapSettings, imapConnection } from './imap-url.ts';

const FIELD_OF: Readonly<Record<ImapFailure, string>> = {
  host_unknown: '/imap/host',
  unreachable: '/imap/port',
  certificate: '/imap/security',
  login_refused: '/imap/password',
  folder_missing: '/imap/folder',
  ended: '/imap/security',
  unexpected: '/imap/host',
};

/**
 * Enters the mailbox before anything is saved. @returns where reading begins: behind what lies there.
 * @throws Refusal `mailbox_unreadable`, with the field that is wrong and a code that says how.
 */
export async function checkConnection(settings: ImapSettings) {
  try {
    return await checkImap(imapConnection(settings));
  } catch (error) {
    const code = imapFailure(error);
    throw new Refusal('mailbox_unreadable', { fields: [{ pointer: FIELD_OF[code], code }] });
  }
}
