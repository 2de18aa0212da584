import { LANGUAGES, type Language } from '@sinia/core';
import { schema } from '@sinia/database';
import { formatDateTime } from '@sinia/i18n';
import { type CallTableTexts, callTable as ca } from '@sinia/i18n/call-table/ca';
import { callTable as en } from '@sinia/i18n/call-table/en';
import { callTable as es } from '@sinia/i18n/call-table/es';
import { desc } from 'drizzle-orm';
import { z } from 'zod';
import { FILE_TYPES, type TableRow, tableFile } from '../../table-file.ts';
import { insertAudit } from '../audit-store.ts';
import { defineQuery } from '../query.ts';
import { CallFilters, chosenCalls } from './call-filters-store.ts';
import { type CallLine, callLines, lineColumns } from './call-line-store.ts';

const TEXTS = { ca, es, en } as const satisfies Record<Language, CallTableTexts>;
const { calls, users } = schema;

/** More than this is no list that anybody reads: a shorter period is. */
const MOST = 20_000;

/** The chosen calls as a file, with the numbers of customers: for whoever reads reports, and noted. */
export const exportCalls = defineQuery({
  name: 'exportCalls',
  permission: 'report.read',
  input: CallFilters.extend({ format: z.enum(['csv', 'xlsx']), language: z.enum(LANGUAGES) }),
  output: z.object({
    fileName: z.string(),
    mediaType: z.string(),
    base64: z.base64(),
    count: z.int(),
    /** Whether there were more, and only the latest are in it. */
    isCut: z.boolean(),
  }),
  async run(context, { format, language, ...filters }) {
    const { db, clock } = context.dependencies;
    const rows = await db
      .select(lineColumns(context))
      .from(calls)
      .where(chosenCalls(context, filters))
      .orderBy(desc(calls.startedAt), desc(calls.id))
      .limit(MOST + 1);
    const lines = await callLines(context, rows.slice(0, MOST));
    const staff = await db.select({ id: users.id, name: users.name }).from(users);
    const names = new Map(staff.map(({ id, name }) => [id, name]));
    const texts = TEXTS[language];
    const table = [headings(texts), ...lines.map((line) => rowOf(line, texts, language, names))];
    await insertAudit(context, `calls.exported ${lines.length}`, null);
    return {
      fileName: `${texts.file}-${clock().toISOString().slice(0, 10)}.${format}`,
      mediaType: FILE_TYPES[format],
      base64: Buffer.from(await tableFile(table, format, texts.sheet)).toString('base64'),
      ...{ count: lines.length, isCut: rows.length > MOST },
    };
  },
});

const headings = ({ columns }: CallTableTexts): TableRow => Object.values(columns);

/** In the order of the headings. */
function rowOf(
  line: z.input<typeof CallLine>,
  { direction, outcome, going, hidden }: CallTableTexts,
  language: Language,
  names: ReadonlyMap<string, string>,
): TableRow {
  const number = line.direction === 'outbound' ? line.to : line.from;
  return [
    formatDateTime(language, line.startedAt),
    direction[line.direction],
    line.outcome ? outcome[line.outcome] : going,
    line.anonymous ? hidden : number,
    line.contactName,
    line.queue?.name ?? line.queue?.id ?? null,
    names.get(line.agentId ?? '') ?? null,
    line.waitSeconds,
    line.talkSeconds,
    line.rating,
    line.ticket?.reference ?? null,
  ];
}
