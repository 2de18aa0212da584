import type { Language } from '@sinia/core';
import { type Database, schema } from '@sinia/database';
import { formatDate, formatTime } from '@sinia/i18n';
import { and, asc, eq, isNull, ne } from 'drizzle-orm';

/** A mail is no archive: what is longer ends with its newest messages. */
const MOST_CHARACTERS = 200_000;

/** What was said in public in a ticket, each message under its writer and its time. */
export async function readTranscript(db: Database, ticketId: string, language: Language): Promise<string> {
  const { messages } = schema;
  const rows = await db
    .select({ name: messages.authorName, body: messages.body, at: messages.createdAt })
    .from(messages)
    .where(
      and(
        eq(messages.ticketId, ticketId),
        eq(messages.visibility, 'public'),
        ne(messages.trust, 'held'),
        isNull(messages.erasedAt),
      ),
    )
    .orderBy(asc(messages.createdAt), asc(messages.id));
  const said = rows.map(({ name, body, at }) =>
    [[name, `${formatDate(language, at)} ${formatTime(language, at)}`].filter(Boolean).join(', '), body].join(
      '\n',
    ),
  );
  return said.join('\n\n').slice(-MOST_CHARACTERS);
}
