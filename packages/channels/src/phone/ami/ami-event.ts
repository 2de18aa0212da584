import type { AmiBlock } from './decode-blocks.ts';

/** An event of our contract (`CallEventBody`), as it is kept and read. */
export type MappedEvent = Readonly<Record<string, unknown>> & {
  readonly eventId: string;
  readonly event: string;
  readonly callId: string;
};

type Told = Readonly<Record<string, unknown>> & { readonly event: string };
type Get = (key: string) => string;

const SHORT = /^\d{1,5}$/;

/** The extension that a channel belongs to: `PJSIP/204-0000001a`, `Local/204@agents-1;1`. Null for a trunk. */
export function extensionOf(channel: string): string | null {
  const [, name = ''] = /^[^/]+\/([^-@;/]+)/.exec(channel) ?? [];
  return SHORT.test(name) ? name : null;
}

/** Why a channel ended, by its cause (ITU-T Q.850). */
const CAUSES: Readonly<Record<string, string>> = {
  '17': 'busy',
  '18': 'no_answer',
  '19': 'no_answer',
  '21': 'busy',
  '34': 'failed',
  '38': 'failed',
  '41': 'failed',
  '42': 'failed',
};

const ENDED_BY: Readonly<Record<string, string>> = { agent: 'agent', caller: 'caller' };

/** What a dialled telephone did (`DialStatus`). */
const DIALLED: Readonly<Record<string, string>> = {
  ANSWER: 'call.answered',
  NOANSWER: 'call.missed',
  CANCEL: 'call.missed',
  BUSY: 'call.rejected',
  CONGESTION: 'call.rejected',
  CHANUNAVAIL: 'call.rejected',
};

const legAt = (get: Get, id: string, channel: string) => ({
  legId: get(id) || null,
  agent: { extension: extensionOf(get(channel)) },
});

/** What each event of Asterisk tells of a call; null: nothing. */
const MAPPING: Readonly<Record<string, (get: Get) => Told | null>> = {
  // The oldest channel of a call is whoever called.
  Newchannel: (get) => (get('uniqueid') === get('linkedid') ? startedBy(get) : null),
  QueueCallerJoin: (get) => ({ event: 'queue.entered', queue: { id: get('queue') }, from: callerOf(get) }),
  DialBegin: (get) => ({ event: 'call.ringing', ...legAt(get, 'destuniqueid', 'destchannel') }),
  DialEnd: (get) => {
    const event = DIALLED[get('dialstatus')];
    return event ? { event, ...legAt(get, 'destuniqueid', 'destchannel') } : null;
  },
  AgentConnect: (get) => ({
    ...{ event: 'call.answered', queue: { id: get('queue') } },
    ...{ waitSeconds: get('holdtime'), ringSeconds: get('ringtime') },
    ...{ legId: get('destuniqueid') || null, agent: { extension: extensionOf(get('interface')) } },
  }),
  AgentComplete: (get) => {
    const endReason = ENDED_BY[get('reason')];
    const leg = { legId: get('destuniqueid') || null, agent: { extension: extensionOf(get('interface')) } };
    return endReason ? { event: 'call.ended', endReason, ...leg } : null;
  },
  QueueCallerAbandon: (get) => ({
    ...{ event: 'call.abandoned', queue: { id: get('queue') } },
    ...{ waitSeconds: get('holdtime'), endReason: 'caller' },
  }),
  Hold: (get) => ({ event: 'call.held', ...legAt(get, 'uniqueid', 'channel') }),
  Unhold: (get) => ({ event: 'call.unheld', ...legAt(get, 'uniqueid', 'channel') }),
  BlindTransfer: (get) => ({
    ...{ event: 'call.transferred', ...legAt(get, 'transfereruniqueid', 'transfererchannel') },
    transfer: { type: 'blind', toExtension: get('extension') },
  }),
  AttendedTransfer: (get) => ({
    ...{ event: 'call.transferred', ...legAt(get, 'origtransfereruniqueid', 'origtransfererchannel') },
    transfer: { type: 'attended', toExtension: attendedBy(get) },
  }),
  Hangup: (get) => {
    const whole = get('uniqueid') === get('linkedid');
    const endReason = CAUSES[get('cause')] ?? null;
    return { event: 'call.ended', endReason, ...(whole ? {} : legAt(get, 'uniqueid', 'channel')) };
  },
  UserEvent: (get) =>
    get('userevent') === 'Survey' && get('value')
      ? { event: 'survey.completed', survey: { questionId: get('q'), value: Number(get('value')), scale: 5 } }
      : null,
};

/**
 * What an event of Asterisk's manager interface tells, as an event of our contract; null where it tells nothing of a call.
 * Legs are joined by `Linkedid`, the id of the oldest channel.
 *
 * @param receivedAt stands for its moment where the exchange does not send one (`timestampevents = yes`)
 */
export function amiEvent(block: AmiBlock, receivedAt: Date): MappedEvent | null {
  const get: Get = (key) => block.get(key) ?? '';
  const name = get('event');
  const callId = callIn(get, name);
  const told = MAPPING[name]?.(get);
  if (!told || !callId) return null;
  const seconds = Number(get('timestamp'));
  const at = seconds > 0 ? new Date(seconds * 1000) : receivedAt;
  const place = [name, callId, get('uniqueid'), get('destuniqueid'), Math.floor(at.getTime() / 1000)];
  return {
    ...told,
    eventId: `ami:${place.join('|')}`,
    callId,
    occurredAt: at.toISOString(),
    provider: 'asterisk',
  };
}

function callIn(get: Get, name: string): string {
  if (name === 'BlindTransfer') return get('transfererlinkedid');
  if (name === 'AttendedTransfer') return get('origtransfererlinkedid');
  if (name === 'UserEvent') return get('callid') || get('linkedid');
  return get('linkedid') || get('destlinkedid');
}

/** Who was consulted, and now talks with the customer. */
function attendedBy(get: Get): string | null {
  const channels = [get('transfertargetchannel'), get('secondtransfererchannel')];
  return SHORT.test(get('secondtransfererexten'))
    ? get('secondtransfererexten')
    : (channels.map(extensionOf).find((one) => one !== null) ?? null);
}

function callerOf(get: Get) {
  const name = get('calleridname');
  return { raw: get('calleridnum'), name: name === '' || name === '<unknown>' ? null : name };
}

/** A telephone of ours calls a colleague or somebody outside; anything else is a customer's call. */
function startedBy(get: Get): Told {
  const ours = extensionOf(get('channel'));
  const to = get('exten');
  const direction = ours ? (SHORT.test(to) ? 'internal' : 'outbound') : 'inbound';
  return { event: 'call.started', direction, from: callerOf(get), to: { ddi: to } };
}
