interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface Pasted {
  readonly rows: readonly { readonly extension: string; readonly userId: string }[];
  /** Lines that name no extension, or nobody who works here. */
  readonly unread: readonly string[];
}

/** Reads `214;cristina@example.cat` or `214	Cristina Vila`, one a line, as spreadsheets copy it. */
export function readPasted(text: string, people: readonly Person[]): Pasted {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const read = lines.map((line) => {
    const [extension = '', who = ''] = line.split(/[;,\t]/).map((part) => part.trim());
    const meant = who.toLowerCase();
    const person = people.find(({ name, email }) => [name, email].some((one) => one.toLowerCase() === meant));
    return {
      line,
      row: /^[\w.-]{1,40}$/.test(extension) && person ? { extension, userId: person.id } : null,
    };
  });
  return {
    rows: read.flatMap(({ row }) => row ?? []),
    unread: read.flatMap(({ line, row }) => (row ? [] : line)),
  };
}
