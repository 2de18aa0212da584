import { type ChatSettings, DEFAULT_CHAT_SETTINGS } from '@sinia/core/chat';
import { type Database, schema, type Transaction } from '@sinia/database';
import { desc } from 'drizzle-orm';

const { chatSettings } = schema;

export interface VersionedSettings {
  /** 0: as it is shipped. */
  readonly version: number;
  readonly settings: ChatSettings;
}

/** How the live chat is kept now. */
export async function readChatSettings(reader: Database | Transaction): Promise<VersionedSettings> {
  const [row] = await reader
    .select({ version: chatSettings.version, settings: chatSettings.settings })
    .from(chatSettings)
    .orderBy(desc(chatSettings.version))
    .limit(1);
  return row ?? { version: 0, settings: DEFAULT_CHAT_SETTINGS };
}

/** A new version, which counts from now. */
export async function insertChatSettings(
  tx: Transaction,
  row: typeof chatSettings.$inferInsert,
): Promise<void> {
  await tx.insert(chatSettings).values(row);
}
