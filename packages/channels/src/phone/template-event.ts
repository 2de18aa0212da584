/** The words of a URL template, and the events that they stand for. */
const EVENTS: Readonly<Record<string, string>> = {
  started: 'call.started',
  incoming: 'call.ringing',
  ringing: 'call.ringing',
  active: 'call.answered',
  answered: 'call.answered',
  held: 'call.held',
  unheld: 'call.unheld',
  missed: 'call.missed',
  abandoned: 'call.abandoned',
  rejected: 'call.rejected',
  voicemail: 'call.voicemail',
  end: 'call.ended',
  ended: 'call.ended',
  hangup: 'call.ended',
};

/**
 * An event of our contract from the query of a URL template, for exchanges that can only open an address:
 * `?event=ringing&callid={CALLID}&ani={CALLERID}&ddi={DDI}&queue={QUEUE}&ext={EXT}&time={TIME}`.
 */
export function templateEvent(query: Readonly<Record<string, string>>): Record<string, unknown> {
  const { event = '', callid, leg, parent, ani, name, ddi, queue, ext, time, reason, direction } = query;
  const type = EVENTS[event.toLowerCase()] ?? event;
  return {
    event: type,
    callId: callid,
    legId: leg,
    parentCallId: parent,
    occurredAt: time,
    direction,
    ...(ani === undefined ? {} : { from: { raw: ani, name } }),
    ...(ddi === undefined ? {} : { to: { ddi } }),
    ...(queue ? { queue: { id: queue } } : {}),
    ...(ext ? { agent: { extension: ext } } : {}),
    endReason: reason,
  };
}
