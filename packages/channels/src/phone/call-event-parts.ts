import type { CallFact, CallParty } from '@sinia/core/call';
import type { CallEventReading } from './call-event-reading.ts';

const MOST_IN_ID = 200;

export function partyOf(read: CallEventReading, value: unknown): CallParty | null {
  if (typeof value === 'string' || typeof value === 'number')
    return { raw: read.text(value, 200) ?? '', e164: null, name: null, anonymous: false };
  const party = read.object(value);
  if (!party) return null;
  return {
    raw: read.text(party.raw, 200) ?? read.text(party.e164, 40) ?? '',
    e164: read.text(party.e164, 40),
    name: read.text(party.name, 120),
    anonymous: read.boolean(party.anonymous) ?? false,
  };
}

export function numberOf(read: CallEventReading, value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return read.text(value, 40);
  const to = read.object(value);
  return read.text(to?.ddi, 40) ?? read.text(to?.e164, 40) ?? read.text(to?.raw, 40);
}

export function queueOf(read: CallEventReading, value: unknown): CallFact['queue'] {
  const queue = typeof value === 'string' ? { id: value } : read.object(value);
  const id = read.text(queue?.id, 80);
  return id ? { id, name: read.text((queue as { name?: unknown }).name, 80) } : null;
}

export function menuOf(read: CallEventReading, value: unknown): CallFact['menu'] {
  const menu = read.object(value);
  if (!menu) return null;
  const path = Array.isArray(menu.path)
    ? menu.path.slice(0, 20).flatMap((step) => read.text(step, 40) ?? [])
    : [];
  return { path, language: read.text(menu.language, 10), contract: read.text(menu.contract, 40) };
}

export function transferOf(read: CallEventReading, value: unknown): CallFact['transfer'] {
  const transfer = read.object(value);
  const toExtension = read.text(transfer?.toExtension, 40);
  const toQueue = read.text(transfer?.toQueue, 80);
  if (!toExtension && !toQueue) return null;
  return { type: read.oneOf(transfer?.type, ['blind', 'attended']) ?? 'blind', toExtension, toQueue };
}

export function recordingOf(read: CallEventReading, value: unknown): CallFact['recording'] {
  const recording = read.object(value);
  const id = read.text(recording?.id, MOST_IN_ID);
  if (!id) return null;
  return {
    id,
    status: read.text(recording?.status, 40) ?? 'available',
    durationSeconds: read.seconds(recording?.durationSeconds),
  };
}

export function surveyOf(read: CallEventReading, value: unknown): CallFact['survey'] {
  const survey = read.object(value);
  const answer = read.number(survey?.value);
  if (answer === null) return null;
  const questionId = read.text(survey?.questionId, 80) ?? 'csat';
  return { questionId, value: answer, scale: read.number(survey?.scale) ?? 5 };
}

/** `true`, `yes`, or `{ given: true }`. */
export function consentOf(read: CallEventReading, value: unknown): boolean | null {
  const consent = typeof value === 'object' ? read.object(value) : null;
  return read.boolean(consent ? consent.given : value);
}
