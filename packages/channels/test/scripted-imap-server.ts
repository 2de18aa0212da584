import { createServer, type Socket } from 'node:net';

/** A mailbox in memory behind enough of IMAP4rev1 for a reader, with the misbehaviour that a test asks for. */
export type ScriptedImapServer = {
  port: number;
  /** Puts a mail into the mailbox and tells the sessions that idle. */
  deliver(raw: string, at?: { folder?: 'Sent'; day?: Date }): Promise<void>;
  /** Flags of each message: `\Seen` appears where a client read without PEEK or stored it. */
  flags(): Promise<string[][]>;
  /** Every login is refused until told otherwise. */
  refuseLogins(refuse: boolean): void;
  /** Removes a message without telling anybody. */
  vanish(uid: number): void;
  /** Ends every session as a server does whose token expired. */
  bye(): void;
  /** As after a restored backup: all UIDs begin anew. */
  renumber(uidValidity: number): void;
  /** Logins so far, with what was given as secret. */
  logins: string[];
  /** Commands that were refused or not understood. */
  refused: string[];
  stop(): Promise<void>;
};

type Message = { uid: number; raw: Buffer; flags: Set<string>; day: Date };
type Session = {
  socket: Socket;
  idleTag: string | null;
  readOnly: boolean;
  folder: 'INBOX' | 'Sent';
  told: number;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export async function startScriptedImapServer(): Promise<ScriptedImapServer> {
  const sessions = new Set<Session>();
  const folders: Record<Session['folder'], Message[]> = { INBOX: [], Sent: [] };
  const messages = folders.INBOX;
  const logins: string[] = [];
  const refused: string[] = [];
  let uidValidity = 1_700_000_000;
  let nextUid = 1;
  let refusing = false;

  const server = createServer((socket) => {
    const session: Session = { socket, idleTag: null, readOnly: false, folder: 'INBOX', told: 0 };
    sessions.add(session);
    socket.on('close', () => sessions.delete(session));
    socket.on('error', () => sessions.delete(session));
    say(session, '* OK [CAPABILITY IMAP4rev1 IDLE] ready');
    let buffer = '';
    socket.on('data', (data) => {
      buffer += data.toString('latin1');
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        answer(session, line);
      }
    });
  });

  function say(session: Session, ...lines: string[]): void {
    session.socket.write(lines.map((line) => `${line}\r\n`).join(''), 'latin1');
  }

  function answer(session: Session, line: string): void {
    if (session.idleTag !== null && /^done$/i.test(line)) {
      say(session, `${session.idleTag} OK IDLE ended`);
      session.idleTag = null;
      return;
    }
    const [tag = '', command = '', ...words] = line.split(' ');
    const rest = words.join(' ');
    const handler = handlers[command.toUpperCase()];
    if (handler) handler(session, tag, rest);
    else {
      refused.push(line);
      say(session, `${tag} BAD unknown`);
    }
  }

  const handlers: Record<string, (session: Session, tag: string, rest: string) => void> = {
    CAPABILITY: (session, tag) => say(session, '* CAPABILITY IMAP4rev1 IDLE', `${tag} OK done`),
    NOOP: (session, tag) => say(session, `* ${messages.length} EXISTS`, `${tag} OK done`),
    LOGIN: (session, tag, rest) => {
      logins.push(rest);
      say(session, `${tag} ${refusing ? 'NO [AUTHENTICATIONFAILED] wrong' : 'OK welcome'}`);
    },
    LOGOUT: (session, tag) => {
      say(session, '* BYE bye', `${tag} OK done`);
      session.socket.end();
    },
    LIST: (session, tag, rest) =>
      rest === '"" ""'
        ? say(session, '* LIST (\\Noselect) "/" ""', `${tag} OK done`)
        : say(session, '* LIST () "/" INBOX', '* LIST (\\Sent) "/" Sent', `${tag} OK done`),
    LSUB: (session, tag) => say(session, '* LSUB () "/" INBOX', `${tag} OK done`),
    EXAMINE: (session, tag, rest) => open(session, tag, true, rest),
    SELECT: (session, tag, rest) => open(session, tag, false, rest),
    IDLE: (session, tag) => {
      session.idleTag = tag;
      say(session, '+ idling');
      // What came since the folder was opened is told at the next chance, as real servers do.
      if (session.told !== folders[session.folder].length) tellCount(session);
    },
    UID: (session, tag, rest) => {
      const since = /^SEARCH .*?SINCE (\d+)-(\w+)-(\d+)/i.exec(rest);
      if (since)
        search(session, Date.UTC(Number(since[3]), MONTHS.indexOf(since[2] ?? ''), Number(since[1])));
      const [, range = '', items = ''] = /^FETCH (\S+) (.*)$/i.exec(rest) ?? [];
      if (items) fetch(session, range, items);
      say(session, `${tag} OK done`);
    },
  };

  function open(session: Session, tag: string, readOnly: boolean, name: string): void {
    const folder = (['INBOX', 'Sent'] as const).find((one) => name.replaceAll('"', '') === one);
    if (!folder) {
      say(session, `${tag} NO [NONEXISTENT] no such folder`);
      return;
    }
    session.readOnly = readOnly;
    session.folder = folder;
    session.told = folders[folder].length;
    say(
      session,
      '* FLAGS (\\Seen \\Deleted)',
      `* ${folders[folder].length} EXISTS`,
      '* 0 RECENT',
      `* OK [UIDVALIDITY ${uidValidity}] valid`,
      `* OK [UIDNEXT ${nextUid}] next`,
      `${tag} OK [READ-${readOnly ? 'ONLY' : 'WRITE'}] opened`,
    );
  }

  function tellCount(session: Session): void {
    session.told = folders[session.folder].length;
    say(session, `* ${session.told} EXISTS`);
  }

  function search(session: Session, since: number): void {
    const found = folders[session.folder].filter(({ day }) => day.getTime() >= since);
    say(session, `* SEARCH ${found.map(({ uid }) => uid).join(' ')}`.trim());
  }

  function fetch(session: Session, range: string, items: string): void {
    const [from = '1', to] = range.split(':');
    const lying = folders[session.folder];
    const last = lying.at(-1)?.uid ?? 0;
    // As the RFC has it: n:* covers the newest message even where n is above it.
    const low = Math.min(Number(from), to === '*' ? last : Number(to ?? from));
    const high = to === '*' ? Math.max(last, Number(from)) : Number(to ?? from);
    for (const [index, message] of lying.entries()) {
      if (message.uid >= low && message.uid <= high)
        say(session, describe(session, message, index + 1, items));
    }
  }

  function describe(session: Session, message: Message, sequence: number, items: string): string {
    const parts = [`UID ${message.uid}`];
    if (/INTERNALDATE/i.test(items)) parts.push(`INTERNALDATE "${imapDate(message.day)}"`);
    const body = /BODY(\.PEEK)?\[\](?:<0\.(\d+)>)?/i.exec(items);
    if (body) {
      if (!body[1] && !session.readOnly) message.flags.add('\\Seen');
      const raw = message.raw.subarray(0, body[2] ? Number(body[2]) : undefined).toString('latin1');
      parts.push(`BODY[]${body[2] ? '<0>' : ''} {${raw.length}}\r\n${raw}`);
    }
    return `* ${sequence} FETCH (${parts.join(' ')})`;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as { port: number };
  return {
    port,
    logins,
    refused,
    refuseLogins(refuse) {
      refusing = refuse;
    },
    async deliver(
      raw,
      { folder = 'INBOX', day = new Date() }: { folder?: Session['folder']; day?: Date } = {},
    ) {
      folders[folder].push({ uid: nextUid, raw: Buffer.from(raw), flags: new Set(), day });
      nextUid += 1;
      for (const session of sessions) if (session.idleTag !== null) tellCount(session);
    },
    flags: async () => messages.map(({ flags }) => [...flags]),
    vanish(uid) {
      messages.splice(
        messages.findIndex((message) => message.uid === uid),
        1,
      );
    },
    bye() {
      for (const session of sessions) {
        say(session, '* BYE Session invalidated');
        session.socket.end();
      }
    },
    renumber(validity) {
      uidValidity = validity;
      for (const [index, message] of messages.entries()) message.uid = index + 1;
      nextUid = messages.length + 1;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const session of sessions) session.socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function imapDate(day: Date): string {
  const date = `${String(day.getUTCDate()).padStart(2, '0')}-${MONTHS[day.getUTCMonth()]}-${day.getUTCFullYear()}`;
  return `${date} ${day.toISOString().slice(11, 19)} +0000`;
}
