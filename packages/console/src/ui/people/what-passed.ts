import type { TicketEvent, TimelineEntry } from '@sinia/contracts';
import { formatDuration } from '@sinia/i18n';
import type { PeopleTexts } from '@sinia/i18n/people/ca';
import { describeEvent } from '../../format/describe-event.ts';
import type { Desk } from '../../state/desk.ts';

/** What an entry tells beside its own words; empty where those say it all. */
export function whatPassed(
  entry: TimelineEntry,
  texts: PeopleTexts,
  desk: Pick<Desk, 'texts' | 'staff'>,
): string {
  const { timeline } = texts;
  switch (entry.kind) {
    case 'message':
      return entry.visibility === 'internal' ? timeline.internalNote : '';
    case 'note':
      return timeline.note;
    case 'contact':
      return (timeline.contact as Readonly<Record<string, string>>)[entry.type] ?? '';
    case 'call':
      return [
        timeline.call[entry.type === 'call.outbound' ? 'outbound' : 'inbound'],
        howCalled(entry, texts),
      ].join(' · ');
    case 'ticket': {
      const type = entry.type as TicketEvent['type'];
      return describeEvent(desk.texts, desk.staff.value, { ...entry, type }).join(' · ');
    }
  }
}

function howCalled({ detail }: TimelineEntry, { timeline }: PeopleTexts): string {
  const { outcome, talkSeconds } = detail;
  const talked = outcome === 'answered' && typeof talkSeconds === 'number';
  return talked ? formatDuration(talkSeconds) : timeline.unanswered;
}
