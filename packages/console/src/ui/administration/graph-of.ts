import type { MailboxChanges } from '../../port/administration-port.ts';

type Place = NonNullable<MailboxChanges['graph']>;

/** What was typed about a mailbox of Microsoft 365; an empty secret is none. */
export function graphOf(data: FormData): Place {
  const text = (name: string) =>
    String(data.get(name) ?? '')
      .trim()
      .toLowerCase();
  const clientSecret = String(data.get('clientSecret') ?? '').trim();
  return {
    ...{ tenant: text('tenant'), clientId: text('clientId'), user: text('user') },
    sends: data.get('sends') !== null,
    ...(clientSecret ? { clientSecret } : {}),
  };
}
