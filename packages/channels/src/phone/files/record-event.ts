import { createHash } from 'node:crypto';
import { instantOf } from '@sinia/core/schedule';
import { extensionOf, type MappedEvent } from '../ami/ami-event.ts';

/** The columns of `Master.csv`, in the order in which Asterisk writes them, and `linkedid` where one adds it. */
const COLUMNS = [
  ...['accountcode', 'src', 'dst', 'dcontext', 'clid', 'channel', 'dstchannel', 'lastapp', 'lastdata'],
  ...['start', 'answer', 'end', 'duration', 'billsec', 'disposition', 'amaflags', 'uniqueid', 'userfield'],
  ...['linkedid'],
] as const;
type Column = (typeof COLUMNS)[number];

const SHORT = /^\d{1,5}$/;

/**
 * What a call detail record of Asterisk tells (a line of CSV, RFC 4180), as `cdr.final`; null for a line that is none. The
 * same line is always the same event.
 *
 * @param zone of the clock of the exchange, whose times say none (`usegmtime = no`): `Europe/Madrid`
 */
export function recordEvent(line: string, zone: string): MappedEvent | null {
  const cells = cellsOf(line);
  const of = (column: Column) => cells[COLUMNS.indexOf(column)] ?? '';
  const end = momentOf(of('end'), zone);
  const uniqueId = of('uniqueid');
  if (!end || uniqueId === '') return null;
  const ours = extensionOf(of('channel'));
  const linked = of('linkedid');
  const answered = of('disposition') === 'ANSWERED';
  return {
    event: 'cdr.final',
    eventId: `cdr:${createHash('sha256').update(line).digest('base64url')}`,
    callId: uniqueId,
    parentCallId: linked !== '' && linked !== uniqueId ? linked : null,
    occurredAt: end,
    startedAt: momentOf(of('start'), zone),
    answeredAt: momentOf(of('answer'), zone),
    direction: ours ? (SHORT.test(of('dst')) ? 'internal' : 'outbound') : 'inbound',
    from: { raw: of('src') },
    to: { ddi: of('dst') },
    agent: { extension: answered ? (ours ?? extensionOf(of('dstchannel'))) : null },
    talkSeconds: of('billsec'),
    disposition: of('disposition'),
    provider: 'asterisk',
  };
}

/** `2026-03-02 09:00:00`, as a clock there shows it. */
function momentOf(text: string, zone: string): string | null {
  const [, day = '', hours, minutes, seconds] =
    /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2}):(\d{2})/.exec(text) ?? [];
  if (!day) return null;
  const minute = instantOf(day, Number(hours) * 60 + Number(minutes), zone);
  return new Date(minute.getTime() + Number(seconds) * 1000).toISOString();
}

/** The cells of one line; quotes within quotes are doubled. */
function cellsOf(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
}
