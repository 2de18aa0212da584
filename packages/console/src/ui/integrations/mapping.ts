import type { FileField, FileSeen } from '../../port/integrations-port.ts';

/** Which field a column was said to hold, by its name; empty: none. */
export type Chosen = Readonly<Record<string, FileField | ''>>;
type Mapping = Readonly<Partial<Record<FileField, string[]>>>;

/** What the server guessed. */
export function chosenIn({ format }: FileSeen): Chosen {
  if (format.kind !== 'csv') return {};
  const pairs = (Object.entries(format.mapping) as [FileField, readonly string[]][]).flatMap(
    ([field, columns]) => columns.map((column) => [column, field] as const),
  );
  return Object.fromEntries(pairs);
}

/** The columns of each field. */
export function mappingOf(chosen: Chosen): Mapping {
  const mapping: Partial<Record<FileField, string[]>> = {};
  for (const [column, field] of Object.entries(chosen)) {
    if (!field) continue;
    mapping[field] = [...(mapping[field] ?? []), column];
  }
  return mapping;
}

/** Without a number and a name nobody is a customer. */
export const isWhole = ({ customerId, name, surname1, companyName }: Mapping): boolean =>
  customerId !== undefined && (name ?? surname1 ?? companyName) !== undefined;
