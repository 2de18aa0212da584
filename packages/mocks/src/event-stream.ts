import type { TicketEvent } from '@sinia/contracts';
import type { Asked } from './route.ts';

/**
 * Server-sent events from the feed: from now on, or after `Last-Event-ID`.
 *
 * @param show what is sent of an event; null to pass over it.
 */
export function eventStream(
  { desk, request }: Asked,
  show: (event: TicketEvent) => { readonly event: string; readonly data: unknown } | null,
): Response {
  const resume = request.headers.get('Last-Event-ID');
  const encoder = new TextEncoder();
  let position = resume && /^\d+$/.test(resume) ? Number(resume) : desk.events.length;
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (lines: string) => controller.enqueue(encoder.encode(`${lines}\n\n`));
      const catchUp = () => {
        for (const event of desk.events.slice(position)) {
          const shown = show(event);
          if (shown) send(`event: ${shown.event}\ndata: ${JSON.stringify(shown.data)}\nid: ${event.id}`);
        }
        position = desk.events.length;
      };
      send(`event: ready\ndata: \nid: ${position}`);
      catchUp();
      stop = desk.subscribe(catchUp);
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' },
  });
}
