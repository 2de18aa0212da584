import writeExcelFile from 'write-excel-file/node';

export const FILE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type TableRow = readonly (string | number | null)[];

/**
 * A table as a file: CSV (RFC 4180, UTF-8) or OOXML.
 *
 * @param rows the first one holds the headings
 */
export async function tableFile(
  rows: readonly TableRow[],
  format: keyof typeof FILE_TYPES,
  title: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'csv') return new TextEncoder().encode(csvOf(rows));
  const [headings = [], ...lines] = rows;
  const bold = headings.map((value) => ({ value: String(value), fontWeight: 'bold' as const }));
  const sheet = [bold, ...lines.map((line) => [...line])];
  const bytes = await writeExcelFile(sheet, { sheet: title, stickyRowsCount: 1 }).toBuffer();
  return new Uint8Array(bytes);
}

/** With a mark of the encoding, by which a spreadsheet reads accents; names never begin a formula. */
function csvOf(rows: readonly TableRow[]): string {
  return `\ufeff${rows.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
}

function csvField(value: TableRow[number]): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
