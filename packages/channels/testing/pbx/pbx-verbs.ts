import type { Pbx } from './pbx.ts';
import {
  type PbxCall,
  type PbxLeg,
  PbxRefusal,
  type PbxThread,
  requireState,
  talkingLeg,
  threadOf,
} from './pbx-call.ts';

/** What can be done with a call that is there, by whoever calls, by an agent's telephone, or by the exchange. */
export const PBX_VERBS = {
  answer,
  reject,
  hold,
  unhold,
  consult,
  consultAnswered,
  cancelConsult,
  transfer,
  voicemail,
  hangup,
  survey,
  cdr,
} as const satisfies Record<string, (pbx: Pbx, call: PbxCall, body: VerbBody) => void>;
export type PbxVerb = keyof typeof PBX_VERBS;

export type VerbBody = {
  extension?: string | undefined;
  type?: 'blind' | 'attended' | undefined;
  toQueue?: string | undefined;
  by?: 'caller' | 'agent' | 'timeout' | undefined;
  value?: number | undefined;
  scale?: number | undefined;
};

const agent = (leg: PbxLeg | undefined) =>
  leg ? { legId: leg.id, agent: { extension: leg.extension } } : {};

function answer(pbx: Pbx, call: PbxCall, { extension }: VerbBody): void {
  requireState(call, 'ringing');
  const leg = call.legs.find(
    (one) => one.state === 'ringing' && (extension === undefined || one.extension === extension),
  );
  if (!leg) throw new PbxRefusal('this telephone does not ring');
  const thread = threadOf(call);
  leg.state = 'talking';
  thread.answeredAt = pbx.now();
  call.state = 'talking';
  pbx.tell(call, 'call.answered', agent(leg));
  for (const other of call.legs.filter(({ state }) => state === 'ringing')) {
    other.state = 'gone';
    pbx.tell(call, 'call.ended', { ...agent(other), endReason: 'other' });
  }
}

/** One telephone turns the call down; it goes on at the others, or back to the queue. */
function reject(pbx: Pbx, call: PbxCall, { extension }: VerbBody): void {
  requireState(call, 'ringing');
  const leg = call.legs.find((one) => one.state === 'ringing' && one.extension === extension);
  if (!leg) throw new PbxRefusal('this telephone does not ring');
  leg.state = 'gone';
  pbx.tell(call, 'call.rejected', agent(leg));
  if (call.legs.some(({ state }) => state === 'ringing')) return;
  if (call.queue) call.state = 'queued';
  else end(pbx, call, 'busy');
}

function hold(pbx: Pbx, call: PbxCall): void {
  requireState(call, 'talking');
  threadOf(call).heldSince = pbx.now();
  call.state = 'held';
  pbx.tell(call, 'call.held', agent(talkingLeg(call)));
}

function unhold(pbx: Pbx, call: PbxCall): void {
  requireState(call, 'held');
  endHold(pbx, threadOf(call));
  call.state = 'talking';
  pbx.tell(call, 'call.unheld', agent(talkingLeg(call)));
}

/** A colleague is asked while the customer waits: a call among ourselves. */
function consult(pbx: Pbx, call: PbxCall, { extension = '215' }: VerbBody): void {
  if (call.state === 'talking') hold(pbx, call);
  requireState(call, 'held');
  const id = pbx.nextId();
  call.consultation = { id, extension, answered: false };
  pbx.tellOf(call, id, 'call.ringing', internal(call, extension));
}

function consultAnswered(pbx: Pbx, call: PbxCall): void {
  const { consultation } = call;
  if (!consultation || consultation.answered) throw new PbxRefusal('nobody is asked');
  consultation.answered = true;
  pbx.tellOf(call, consultation.id, 'call.answered', internal(call, consultation.extension));
}

function cancelConsult(pbx: Pbx, call: PbxCall): void {
  const { consultation } = call;
  if (!consultation) throw new PbxRefusal('nobody is asked');
  pbx.tellOf(call, consultation.id, 'call.ended', internal(call, consultation.extension));
  call.consultation = null;
  unhold(pbx, call);
}

const internal = (call: PbxCall, extension: string) => ({
  ...{ direction: 'internal', parentCallId: call.id, legId: `${call.id}.${extension}` },
  agent: { extension },
});

function transfer(pbx: Pbx, call: PbxCall, body: VerbBody): void {
  if (body.type === 'attended') attended(pbx, call);
  else blind(pbx, call, body);
}

/** The customer is handed to the colleague who was asked. */
function attended(pbx: Pbx, call: PbxCall): void {
  requireState(call, 'held');
  const { consultation } = call;
  if (!consultation?.answered) throw new PbxRefusal('nobody was asked, or has not answered');
  const leg = talkingLeg(call);
  const to = { type: 'attended', toExtension: consultation.extension };
  pbx.tell(call, 'call.transferred', { ...agent(leg), transfer: to });
  endHold(pbx, threadOf(call));
  pbx.tell(call, 'call.unheld', agent(leg));
  if (leg) leg.state = 'gone';
  call.legs.push({
    id: `${call.id}.${consultation.extension}`,
    extension: consultation.extension,
    state: 'talking',
  });
  call.state = 'talking';
}

/** The customer rings at another telephone, or waits in another queue, without a word before: a call of its own. */
function blind(pbx: Pbx, call: PbxCall, { extension, toQueue }: VerbBody): void {
  requireState(call, 'talking', 'held');
  if (!extension && !toQueue) throw new PbxRefusal('to whom?');
  const leg = talkingLeg(call);
  const to = { type: 'blind', toExtension: extension ?? null, toQueue: toQueue ?? null };
  pbx.tell(call, 'call.transferred', { ...agent(leg), transfer: to });
  pbx.tell(call, 'call.ended', { ...agent(leg), endReason: 'transfer' });
  if (leg) leg.state = 'gone';
  endThread(pbx, call);
  call.threads.push(pbx.newThread());
  if (toQueue) pbx.enterQueue(call, toQueue);
  pbx.ring(call, extension ? [extension] : pbx.extensionsOf(toQueue));
}

function voicemail(pbx: Pbx, call: PbxCall): void {
  requireState(call, 'menu', 'queued', 'ringing');
  for (const leg of call.legs.filter(({ state }) => state === 'ringing')) {
    leg.state = 'gone';
    pbx.tell(call, 'call.missed', agent(leg));
  }
  call.state = 'voicemail';
  pbx.tell(call, 'call.voicemail');
}

function hangup(pbx: Pbx, call: PbxCall, { by = 'caller' }: VerbBody): void {
  if (call.state === 'ended') throw new PbxRefusal('it has ended');
  end(pbx, call, by);
}

function end(pbx: Pbx, call: PbxCall, reason: string): void {
  const { state, consultation } = call;
  const unanswered = state === 'queued' || state === 'ringing';
  const abandoned = call.direction === 'inbound' && unanswered && call.queue !== null;
  const ringing = call.legs.filter((one) => one.state === 'ringing');
  const own = consultation ? {} : agent(talkingLeg(call));
  if (consultation) pbx.tellOf(call, consultation.id, 'call.ended', internal(call, consultation.extension));
  if (call.direction === 'inbound') for (const leg of ringing) pbx.tell(call, 'call.missed', agent(leg));
  const endReason = call.direction === 'outbound' && unanswered ? 'no_answer' : reason;
  pbx.tell(call, abandoned ? 'call.abandoned' : 'call.ended', { ...own, endReason });
  for (const leg of call.legs) leg.state = 'gone';
  call.state = 'ended';
  const isMessage = state === 'voicemail';
  if (isMessage || call.threads.some(({ answeredAt }) => answeredAt)) keepRecording(pbx, call);
  endThread(pbx, call, abandoned ? 'abandoned' : isMessage ? 'voicemail' : 'no_answer');
}

function keepRecording(pbx: Pbx, call: PbxCall): void {
  if (call.recording === 'none') return;
  const began = call.threads[0]?.answeredAt ?? pbx.now();
  const seconds = Math.max(1, Math.floor((pbx.now().getTime() - began.getTime()) / 1000));
  call.recordingId = `rec-${call.id}`;
  pbx.recordings.set(call.recordingId, seconds);
  const recording = { id: call.recordingId, status: 'available', durationSeconds: seconds };
  pbx.tell(call, 'recording.available', { recording });
}

function endHold(pbx: Pbx, thread: PbxThread): void {
  if (thread.heldSince) thread.holdSeconds += (pbx.now().getTime() - thread.heldSince.getTime()) / 1000;
  thread.heldSince = null;
}

/** The exchange's own record of what has ended. */
function endThread(pbx: Pbx, call: PbxCall, otherwise = 'no_answer'): void {
  const thread = threadOf(call);
  endHold(pbx, thread);
  const endedAt = pbx.now();
  thread.endedAt = endedAt;
  const { id, startedAt, answeredAt, holdSeconds } = thread;
  const record = {
    ...{
      callId: id,
      startedAt: pbx.shown(call, startedAt),
      answeredAt: answeredAt && pbx.shown(call, answeredAt),
    },
    occurredAt: pbx.shown(call, endedAt),
    disposition: answeredAt ? 'answered' : otherwise,
    waitSeconds: seconds(startedAt, answeredAt ?? endedAt),
    talkSeconds: answeredAt ? seconds(answeredAt, endedAt) : 0,
    holdSeconds: Math.round(holdSeconds),
  };
  if (call.faults.lateCdr) call.lateRecords.push(record);
  else pbx.tellOf(call, id, 'cdr.final', record);
}

const seconds = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 1000);

/** Tells the records that were late. */
function cdr(pbx: Pbx, call: PbxCall): void {
  for (const record of call.lateRecords.splice(0))
    pbx.tellOf(call, String(record.callId), 'cdr.final', record);
}

/** The customer answers the exchange's question, before or after hanging up. */
function survey(pbx: Pbx, call: PbxCall, { value = 5, scale = 5 }: VerbBody): void {
  call.rating = value;
  pbx.tell(call, 'survey.completed', { survey: { questionId: 'csat', value, scale } });
}
