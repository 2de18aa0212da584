import type { CallIndicators, CallReport, ReportFormat } from '@sinia/contracts';
import type { Language } from '@sinia/core';
import { CALL_FIGURES, type CallFigure } from '@sinia/core/call';
import { indicators as ca, type IndicatorTexts } from '@sinia/i18n/indicators/ca';
import { indicators as en } from '@sinia/i18n/indicators/en';
import { indicators as es } from '@sinia/i18n/indicators/es';
import writeExcelFile from 'write-excel-file/node';

const TEXTS = { ca, es, en } as const satisfies Record<Language, IndicatorTexts>;

export const FILE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

type Measure = keyof IndicatorTexts['measures'];
type Value = string | number | null;

const MEASURES: Readonly<Record<Measure, (indicators: CallIndicators) => number | null>> = {
  shareAnswered: ({ answeredOnly }) => percent(answeredOnly.shareWithin),
  fastestAnswered: ({ answeredOnly }) => rounded(answeredOnly.fastestMeanSeconds),
  shareAll: ({ withUnanswered }) => percent(withUnanswered.shareWithin),
  fastestAll: ({ withUnanswered }) => rounded(withUnanswered.fastestMeanSeconds),
  meanWait: ({ meanWaitSeconds }) => rounded(meanWaitSeconds),
  longestWait: ({ longestWaitSeconds }) => longestWaitSeconds,
  meanTalk: ({ meanTalkSeconds }) => rounded(meanTalkSeconds),
  meanRating: ({ meanRating }) => rounded(meanRating),
};

/** The report as a table: a line a group and the total, headings in words. CSV (RFC 4180, UTF-8) or OOXML. */
export async function reportFile(
  report: CallReport,
  format: Exclude<ReportFormat, 'json'>,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const texts = TEXTS[language];
  const rows = tableOf(report, texts);
  if (format === 'csv') return new TextEncoder().encode(csvOf(rows));
  const [headings = [], ...lines] = rows;
  const sheet = [headings.map((value) => ({ value: String(value), fontWeight: 'bold' as const })), ...lines];
  const bytes = await writeExcelFile(sheet, { sheet: texts.table.sheet, stickyRowsCount: 1 }).toBuffer();
  return new Uint8Array(bytes);
}

function tableOf(report: CallReport, { figures, measures, table }: IndicatorTexts): Value[][] {
  const titles: Record<CallFigure, string> = figures;
  const names = Object.keys(MEASURES) as Measure[];
  const line = (name: string, indicators: CallIndicators): Value[] => [
    name,
    ...CALL_FIGURES.map((figure) => indicators.counts[figure]),
    ...names.map((measure) => MEASURES[measure](indicators)),
  ];
  return [
    ['', ...CALL_FIGURES.map((figure) => titles[figure]), ...names.map((name) => measures[name])],
    ...report.groups.map(({ key, name, indicators }) => line(name ?? (key || table.none), indicators)),
    line(table.total, report.total),
  ];
}

/** With a mark of the encoding, by which a spreadsheet reads accents; names never begin a formula. */
function csvOf(rows: readonly (readonly Value[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
}

function csvField(value: Value): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const percent = (share: number | null) => (share === null ? null : rounded(share * 100));
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100);
