import { createHash } from 'node:crypto';
import { extensionOf, type MappedEvent } from '../ami/ami-event.ts';

type Told = Readonly<Record<string, unknown>> & { readonly event: string };
type Values = readonly string[];

const ended = (endReason: string) => (values: Values, agent: Told['agent']) => ({
  ...{ event: 'call.ended', endReason, talkSeconds: values[1], agent },
});

/** What each line of `queue_log` tells, by its parameters. */
const LINES: Readonly<
  Record<string, (values: Values, agent: unknown, bridged: string | null) => Told | null>
> = {
  ENTERQUEUE: ([, number]) => ({ event: 'queue.entered', direction: 'inbound', from: { raw: number ?? '' } }),
  CONNECT: ([waitSeconds, leg, ringSeconds], agent) => ({
    ...{ event: 'call.answered', waitSeconds, ringSeconds, legId: leg || null, agent },
  }),
  COMPLETEAGENT: ended('agent'),
  COMPLETECALLER: ended('caller'),
  ABANDON: ([, , waitSeconds]) => ({ event: 'call.abandoned', endReason: 'caller', waitSeconds }),
  RINGNOANSWER: (_values, agent) => ({ event: 'call.missed', agent }),
  BLINDTRANSFER: ([toExtension], agent) => ({
    ...{ event: 'call.transferred', agent, transfer: { type: 'blind', toExtension } },
  }),
};

/**
 * What a line of Asterisk's `queue_log` tells (`epoch|uniqueid|queue|agent|EVENT|p1|…`), as an event of our contract; null
 * where it tells nothing of a call. The same line is always the same event.
 */
export function queueLogEvent(line: string): MappedEvent | null {
  const [epoch = '', callId = '', queue = '', agent = '', event = '', ...values] = line.split('|');
  const seconds = Number(epoch);
  const extension = extensionOf(agent);
  const told = LINES[event]?.(values, { extension }, null);
  if (!told || !(seconds > 0) || callId === '' || callId === 'NONE') return null;
  return {
    ...told,
    eventId: `queue_log:${createHash('sha256').update(line).digest('base64url')}`,
    callId,
    occurredAt: new Date(seconds * 1000).toISOString(),
    queue: queue === 'NONE' ? null : { id: queue },
    provider: 'asterisk',
  };
}
