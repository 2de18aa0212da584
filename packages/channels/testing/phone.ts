/** One line of a conversation, as it stands on the customer's own screen. */
export type PhoneLine = {
  id: string;
  by: 'customer' | 'us';
  text: string;
  files: readonly { name: string; mediaType: string }[];
  reaction: string | null;
  erased: boolean;
  edited: boolean;
  /** Answers that can be tapped, as a template or a card offers them. */
  choices: readonly string[];
  at: Date;
};

/** A customer's own telephone: what is on its screen. */
export type Phone = {
  lines: readonly PhoneLine[];
  add: (line: Partial<PhoneLine> & Pick<PhoneLine, 'id' | 'by'>) => void;
  change: (id: string, set: Partial<PhoneLine>) => void;
};

export function createPhone(now: () => Date): Phone {
  const lines: PhoneLine[] = [];
  return {
    lines,
    add: (line) =>
      void lines.push({
        ...{ text: '', files: [], reaction: null, erased: false, edited: false, choices: [], at: now() },
        ...line,
      }),
    change(id, set) {
      const index = lines.findIndex((line) => line.id === id);
      const line = lines[index];
      if (line) lines[index] = { ...line, ...set };
    },
  };
}
