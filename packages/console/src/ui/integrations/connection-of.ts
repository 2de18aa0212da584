import type { ConnectionDraft } from '../../port/integrations-port.ts';

type Settings = ConnectionDraft['settings'];
type Of<Kind extends Settings['kind']> = Extract<Settings, { kind: Kind }>;
export type Kind = Settings['kind'];

export const KINDS = ['soap', 'rest', 'sql', 'file'] as const satisfies readonly Kind[];

/** A line of the mapping that is none. */
export class WrongLine extends Error {
  readonly line: string;

  constructor(line: string) {
    super(line);
    this.line = line;
  }
}

/** What stands in the form, as the server wants it. @throws WrongLine */
export function settingsOf(kind: Kind, data: FormData): Settings {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  switch (kind) {
    case 'soap':
    case 'rest': {
      const service = { url: text('url'), user: text('user'), explotacio: text('explotacio') };
      const passwordType = text('passwordType') === 'text' ? 'text' : 'digest';
      return kind === 'rest' ? { kind, ...service } : { kind, ...service, passwordType };
    }
    case 'sql':
      return {
        ...{ kind, host: text('host'), port: Number(text('port')), database: text('database') },
        ...{ user: text('user'), security: text('security') as Of<'sql'>['security'] },
        ...{ customersView: text('customersView'), contractsView: text('contractsView') },
        columns: Object.fromEntries(readLines(text('columns'))) as Of<'sql'>['columns'],
      };
    case 'file':
      return { kind, fileName: text('fileName'), format: formatOf(text) };
  }
}

function formatOf(text: (name: string) => string): Of<'file'>['format'] {
  const encoding = text('encoding') as 'utf-8' | 'windows-1252';
  if (text('fileKind') === 'ndjson') return { kind: 'ndjson', encoding };
  const lines = Map.groupBy(readLines(text('columns')), ([field]) => field);
  const mapping = Object.fromEntries(
    [...lines].map(([field, named]) => [field, named.map(([, column]) => column)]),
  );
  // What is typed is trimmed, and the tabulator with it.
  const delimiter = (text('delimiter') || '\t') as ';';
  return { kind: 'csv', delimiter, encoding, mapping: mapping as never };
}

function readLines(text: string): [string, string][] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [, field, column] = /^\s*(\w+)\s*=\s*(\S.*?)\s*$/.exec(line) ?? [];
    if (!field || !column) throw new WrongLine(line.trim());
    return [field, column];
  });
}

/** The mapping as it is typed: a line for each column. */
export function writeLines(
  columns: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  return Object.entries(columns)
    .flatMap(([field, names]) => [names ?? []].flat().map((name) => `${field} = ${name}`))
    .join('\n');
}
