import type { Desk } from '../desk.ts';
import { eventStream } from '../event-stream.ts';
import { feedPage } from '../page-of.ts';
import { router } from '../route.ts';

export function eventRoutes(desk: Desk) {
  return [
    router(desk)('get', '/events', 'event.feed', (asked) => {
      const live = asked.request.headers.get('Accept')?.includes('text/event-stream');
      if (live) return eventStream(asked, (event) => ({ event: event.type, data: event }));
      return Response.json(feedPage(desk.events, asked.query));
    }),
  ];
}
