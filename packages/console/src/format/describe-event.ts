import type { TicketEvent } from '@sinia/contracts';
import { formatReference, type Location, type NoticeRoute } from '@sinia/core';
import { formatDuration } from '@sinia/i18n';
import type { ConsoleTexts } from '@sinia/i18n/console/ca';
import type { Staff } from '../port/desk-port.ts';

/** What of an event says what happened. */
type Told = Pick<TicketEvent, 'type' | 'changes' | 'detail'>;
type Change = { readonly before?: unknown; readonly after?: unknown };

/** What an event says, a line for each change. Empty where the message itself says it all. */
export function describeEvent(texts: ConsoleTexts, staff: Staff, event: Told): string[] {
  const changes = Object.entries(event.changes).flatMap(([field, change]) =>
    describeChange(texts, staff, field, change),
  );
  const head = headline(texts, event);
  return head ? [head, ...changes] : changes;
}

function headline(texts: ConsoleTexts, event: Told): string | null {
  switch (event.type) {
    case 'ticket.opened':
      return texts.event.opened;
    case 'survey.answered': {
      const rating = event.detail.rating;
      return typeof rating === 'number' ? texts.event.answered(String(rating)) : texts.event.answeredPlain;
    }
    case 'delivery.failed':
      return texts.event.deliveryFailed;
    case 'delivery.bounced':
      return texts.event.deliveryBounced;
    case 'event.parked':
      return texts.event.parked;
    case 'ticket.snoozed':
      return texts.event.snoozed;
    case 'ticket.woken':
      return texts.event.woken;
    case 'ticket.marked_spam':
      return texts.event.markedSpam;
    case 'ticket.restored':
      return texts.event.restored;
    case 'ticket.merged':
      return mergedLine(texts, event);
    case 'ticket.unmerged':
      return (
        withKey(event, ['intoReference', 'fromReference'], texts.event.unmergedWith) ?? texts.event.unmerged
      );
    case 'ticket.split':
      return withKey(event, ['newReference'], texts.event.splitInto) ?? texts.event.split;
    case 'ticket.linked':
      return withKey(event, ['otherReference'], texts.event.linkedWith) ?? texts.event.linked;
    case 'ticket.unlinked':
      return withKey(event, ['otherReference'], texts.event.unlinkedFrom) ?? texts.event.unlinked;
    case 'ticket.imported':
      return texts.event.imported;
    case 'message.edited':
      return texts.event.messageEdited;
    case 'message.erased':
      return texts.event.messageErased;
    case 'message.hidden':
    case 'message.shown':
    case 'delivery.withheld':
      return texts.event[event.type];
    case 'call.linked':
      return texts.event.callLinked;
    case 'call.ended':
      return callLine(texts, event);
    case 'message.added':
      return event.detail.woken ? texts.event.woken : null;
    case 'ticket.changed':
    case 'ticket.identified':
    case 'message.imported':
      return null;
  }
}

function callLine(texts: ConsoleTexts, { detail }: Told): string {
  const { talkSeconds, outcome } = detail;
  if (outcome !== 'answered' || typeof talkSeconds !== 'number') return texts.event.callUnanswered;
  return texts.event.callEnded(formatDuration(talkSeconds));
}

function mergedLine(texts: ConsoleTexts, event: Told): string {
  return (
    withKey(event, ['intoReference'], texts.event.mergedInto) ??
    withKey(event, ['fromReference'], texts.event.mergedFrom) ??
    texts.event.merged
  );
}

/** The sentence with the key of the other ticket, where the event names it. */
function withKey(event: Told, names: readonly string[], say: (reference: string) => string): string | null {
  const reference = names.map((name) => event.detail[name]).find((value) => typeof value === 'string');
  return typeof reference === 'string' ? say(formatReference(reference)) : null;
}

/** One changed field, before and after, in words. */
export function describeChange(texts: ConsoleTexts, staff: Staff, field: string, change: Change): string[] {
  const name = (texts.field as Readonly<Record<string, string>>)[field] ?? field;
  if (field === 'tags') return describeTags(texts, name, change);
  if (field === 'customFields') return [name];
  if (field === 'contactId') return [change.after ? texts.event.contactLinked : texts.event.contactUnlinked];
  const before = valueName(texts, staff, field, change.before);
  const after = valueName(texts, staff, field, change.after);
  if (change.before === null || change.before === undefined) return [texts.event.changed(name, after)];
  return [texts.event.changedFrom(name, before, after)];
}

function describeTags(texts: ConsoleTexts, name: string, change: Change): string[] {
  const before = Array.isArray(change.before) ? change.before.map(String) : [];
  const after = Array.isArray(change.after) ? change.after.map(String) : [];
  const added = after.filter((tag) => !before.includes(tag));
  const removed = before.filter((tag) => !after.includes(tag));
  return [
    ...(added.length ? [texts.event.added(name, added.join(', '))] : []),
    ...(removed.length ? [texts.event.removed(name, removed.join(', '))] : []),
  ];
}

function valueName(texts: ConsoleTexts, staff: Staff, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '')
    return field === 'assigneeId' ? texts.event.nobody : texts.event.empty;
  if (field === 'location') return placeName(value as Location);
  if (field === 'noticeRoute') return routeName(texts, value as NoticeRoute);
  const text = String(value);
  switch (field) {
    case 'status':
      return named(texts.statusShort, text);
    case 'priority':
      return named(texts.priority, text);
    case 'language':
      return named(texts.language, text);
    case 'legalType':
      return named(texts.legalType, text);
    case 'assigneeId':
      return staff.agents.find((agent) => agent.id === text)?.name ?? text;
    case 'groupId':
      return staff.groups.find((group) => group.id === text)?.name ?? text;
    default:
      return text;
  }
}

const routeName = (texts: ConsoleTexts, { channel, address }: NoticeRoute) =>
  `${texts.composer.viaName[channel]} (${address})`;

const placeName = ({ street, number }: Location) => [street, number].filter(Boolean).join(', ');

const named = (names: Readonly<Record<string, string>>, key: string) => names[key] ?? key;
