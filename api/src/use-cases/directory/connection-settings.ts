import { isAbsolute } from 'node:path';
import { SQL_NAME } from '@sinia/directory/sql';
import { z } from 'zod';
import { FileFormatSettings, SqlColumns } from './file-format-settings.ts';

const Text = (max: number) => z.string().trim().min(1).max(max);

/** Three digits as a rule, zeros before them: which supplier's customers. */
const Explotacio = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z]{1,10}$/);

const WebService = {
  url: z.url({ protocol: /^https?$/ }).max(500),
  user: Text(120),
  explotacio: Explotacio,
};

const View = z.string().trim().max(130).regex(SQL_NAME);

const SqlViews = {
  host: Text(253).regex(/^[A-Za-z0-9.:-]+$/),
  port: z.int().min(1).max(65_535),
  database: Text(63),
  user: Text(63),
  security: z.enum(['tls', 'none']),
  customersView: View,
  contractsView: View,
  columns: SqlColumns,
};

/** A name alone: the folder is the operator's. */
const FileName = Text(150).refine((name) => !isAbsolute(name) && !/[/\\]|^\.\.?$/.test(name), {
  error: 'not_a_file_name',
});

/** How the master is reached, by its kind; the password is kept apart, sealed. */
export const ConnectionSettings = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('soap'), ...WebService, passwordType: z.enum(['digest', 'text']) }),
  z.strictObject({ kind: z.literal('rest'), ...WebService }),
  z.strictObject({ kind: z.literal('sql'), ...SqlViews }),
  z.strictObject({ kind: z.literal('file'), fileName: FileName, format: FileFormatSettings }),
]);
export type ConnectionSettings = z.infer<typeof ConnectionSettings>;

/**
 * Where an agent sees more, such as `https://aquacis.example/contracte/{contract}`: the address of a page with a place for
 * the number of the contract or of the customer.
 */
export const LinkTemplate = z
  .string()
  .trim()
  .max(500)
  .refine(
    (text) => /^https?:\/\//i.test(text) && URL.canParse(text.replace(/\{(contract|customer)\}/g, '1')),
    {
      error: 'not_a_link',
    },
  );

/** What makes it another master: a known password is not sent there, nor in another way than it was given for. */
export function placeOf(settings: ConnectionSettings): string {
  switch (settings.kind) {
    case 'soap':
      return `soap ${settings.user} ${addressOf(settings.url)} ${settings.passwordType}`;
    case 'rest':
      return `rest ${settings.user} ${addressOf(settings.url)}`;
    case 'sql':
      return `sql ${settings.user} ${settings.host}:${settings.port} ${settings.database} ${settings.security}`;
    case 'file':
      return `file ${settings.fileName}`;
  }
}

function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/** A file is opened by whoever may read the folder. */
export const needsPassword = ({ kind }: ConnectionSettings): boolean => kind !== 'file';
