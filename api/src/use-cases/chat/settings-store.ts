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
  return { version: row?.version ?? 0, settings: complete(row?.settings) };
}

/** A new version, which counts from now. */
export async function insertChatSettings(
  tx: Transaction,
  row: typeof chatSettings.$inferInsert,
): Promise<void> {
  await tx.insert(chatSettings).values(row);
}

const MOST_VERSIONS = 50;

/** What the settings were, the latest first. */
export async function readChatVersions(reader: Database): Promise<(typeof chatSettings.$inferSelect)[]> {
  const rows = await reader
    .select()
    .from(chatSettings)
    .orderBy(desc(chatSettings.version))
    .limit(MOST_VERSIONS);
  return rows.map((row) => ({ ...row, settings: complete(row.settings) }));
}

/** What an older version says nothing of is as it is shipped. */
const complete = (settings?: Partial<ChatSettings>): ChatSettings => ({
  ...DEFAULT_CHAT_SETTINGS,
  ...settings,
});
