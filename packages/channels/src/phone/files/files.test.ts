import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callOf } from '@sinia/core/call';
import { afterAll, describe, expect, test } from 'vitest';
import { parseCallEvent } from '../parse-call-event.ts';
import { queueLogEvent } from './queue-log-event.ts';
import { type FilePlace, readNewLines } from './read-new-lines.ts';
import { recordEvent } from './record-event.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const factOf = (event: ReturnType<typeof queueLogEvent>) => {
  const parsed = event && parseCallEvent(event, event.eventId, NOW);
  expect(parsed?.issues).toEqual([]);
  return parsed!.fact;
};
const EPOCH = Date.parse('2026-03-02T09:00:00Z') / 1000;
const lineOf = (seconds: number, rest: string) => `${EPOCH + seconds}|1766.101|atencio|${rest}`;

describe('queue_log', () => {
  test.each([
    [
      'answered',
      [lineOf(4, 'NONE|ENTERQUEUE||600111222|1'), lineOf(16, 'PJSIP/204|CONNECT|12|1766.104|6')],
      { phase: 'talking', waitSeconds: 12, ringSeconds: 6 },
    ],
    [
      'answered and over',
      [
        lineOf(4, 'NONE|ENTERQUEUE||600111222|1'),
        lineOf(16, 'PJSIP/204|CONNECT|12|1766.104|6'),
        lineOf(200, 'PJSIP/204|COMPLETECALLER|12|184|1'),
      ],
      { outcome: 'answered', talkSeconds: 184 },
    ],
    [
      'left',
      [lineOf(4, 'NONE|ENTERQUEUE||600111222|1'), lineOf(64, 'NONE|ABANDON|1|1|60')],
      { outcome: 'abandoned', waitSeconds: 60 },
    ],
  ])('%s', (_name, lines, expected) => {
    expect(callOf(lines.map((line) => factOf(queueLogEvent(line))))).toMatchObject(expected);
  });

  test.each([
    '',
    'nonsense',
    '1|NONE|NONE|NONE|CONFIGRELOAD|',
    lineOf(1, 'NONE|SYSCOMPAT|x'),
    'x|1|q|a|ABANDON|1|1|2',
  ])('%j tells nothing', (line) => {
    expect(queueLogEvent(line)).toBeNull();
  });
});

const RECORD =
  '"","600111222","930000000","in","""Núria, P."" <600111222>","PJSIP/trunk-1","PJSIP/204-1","Queue","atencio,t",' +
  '"2026-03-02 10:00:00","2026-03-02 10:00:16","2026-03-02 10:03:20",200,184,"ANSWERED","DOCUMENTATION","1766.101",""';

describe('call detail records', () => {
  test('the times of a clock in Mataró, who talked, and for how long', () => {
    const fact = factOf(recordEvent(RECORD, 'Europe/Madrid'));
    expect(fact).toMatchObject({
      ...{ type: 'cdr.final', call: '1766.101', direction: 'inbound', extension: '204', talkSeconds: 184 },
      ...{ disposition: 'answered', at: new Date('2026-03-02T09:03:20Z'), to: '930000000' },
      span: { answeredAt: new Date('2026-03-02T09:00:16Z') },
    });
    expect(callOf([fact])).toMatchObject({ outcome: 'answered', talkSeconds: 184 });
  });

  test('a leg belongs to the call that it is linked to', () => {
    expect(recordEvent(`${RECORD},"1766.100"`, 'Europe/Madrid')?.parentCallId).toBe('1766.100');
    expect(recordEvent(`${RECORD},"1766.101"`, 'Europe/Madrid')?.parentCallId).toBeNull();
  });

  test.each(['', 'accountcode,src,dst', RECORD.slice(0, 200)])('%j is none', (line) => {
    expect(recordEvent(line, 'Europe/Madrid')).toBeNull();
  });
});

describe('a file that grows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sinia-lines-'));
  const path = join(folder, 'queue_log');
  afterAll(() => rmSync(folder, { recursive: true }));
  let place: FilePlace | null = null;
  const read = async () => {
    const found = await readNewLines(path, place);
    place = found.place;
    return found.lines;
  };

  test('each line once; one that is being written waits; another file is read from its beginning', async () => {
    writeFileSync(path, 'one\r\ntwo\nthr');
    expect(await read()).toEqual(['one', 'two']);
    expect(await read()).toEqual([]);
    appendFileSync(path, 'ee\n');
    expect(await read()).toEqual(['three']);
    renameSync(path, `${path}.1`);
    writeFileSync(path, 'four\n');
    expect(await read()).toEqual(['four']);
    writeFileSync(path, '5\n');
    expect(await read()).toEqual(['5']);
  });

  test('megabytes come in pieces, none lost', async () => {
    place = null;
    const count = 200_000;
    writeFileSync(path, Array.from({ length: count }, (_, number) => `line ${number}\n`).join(''));
    let seen = 0;
    for (let more = true; more; ) {
      const found = await readNewLines(path, place);
      place = found.place;
      seen += found.lines.length;
      more = found.more;
    }
    expect(seen).toBe(count);
  });
});
