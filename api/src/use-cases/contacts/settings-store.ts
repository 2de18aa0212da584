import { DEFAULT_IDENTIFICATION, type IdentificationSettings } from '@sinia/core/identity';
import { type Database, schema, type Transaction } from '@sinia/database';
import { desc } from 'drizzle-orm';

const { identificationSettings } = schema;

export interface VersionedSettings {
  /** 0: as they are shipped. */
  readonly version: number;
  readonly settings: IdentificationSettings;
}

/** The rules that count now. */
export async function readSettings(reader: Database | Transaction): Promise<VersionedSettings> {
  const [row] = await reader
    .select({ version: identificationSettings.version, settings: identificationSettings.settings })
    .from(identificationSettings)
    .orderBy(desc(identificationSettings.version))
    .limit(1);
  return row ?? { version: 0, settings: DEFAULT_IDENTIFICATION };
}
