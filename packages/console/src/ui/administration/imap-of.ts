import type { MailboxChanges } from '../../port/administration-port.ts';

type Place = NonNullable<MailboxChanges['imap']>;

/** What was typed about a connection; an empty password is none. */
export function imapOf(data: FormData): Place {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const password = String(data.get('password') ?? '');
  return {
    ...{ host: text('host').toLowerCase(), port: Number(text('port')), user: text('user') },
    ...{ security: text('security') as Place['security'], folder: text('folder') },
    ...(password ? { password } : {}),
  };
}
