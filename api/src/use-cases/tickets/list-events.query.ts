import { EventPage, PageQuery } from '@sinia/contracts';
import { readFeed } from '../../live/feed.query.ts';
import { openCursor, sealCursor } from '../cursor.ts';
import { defineQuery } from '../query.ts';
import { ticketScope } from '../scope.ts';
import { eventView } from './event-view.ts';

/** The replayable feed of all events that the caller may see; the last page's cursor waits for what comes next. */
export const listEvents = defineQuery({
  name: 'listEvents',
  permission: 'event.feed',
  input: PageQuery,
  output: EventPage,
  async run(context, { limit, cursor }) {
    const after = cursor ? Number(openCursor(context, cursor)[0]) : 0;
    const rows = await readFeed(context.dependencies.db, after, limit, ticketScope(context, 'event.feed'));
    const data = rows.map(eventView);
    const place = Number(data.at(-1)?.id ?? after);
    return { data, pagination: { nextCursor: sealCursor(context, [place]), hasMore: data.length === limit } };
  },
});
