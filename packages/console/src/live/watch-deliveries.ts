import { effect } from '@preact/signals';
import type { Thread } from '../port/desk-port.ts';
import type { OpenTicket } from '../state/open-ticket.ts';

const FIRST_LOOK_MS = 800;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Looks again, ever less often, while a message of the open ticket is on its way: a delivery is no event of the ticket,
 * so the feed does not tell how it went.
 * @returns how to stop
 */
export function watchDeliveries(ticket: OpenTicket): () => void {
  let pause = FIRST_LOOK_MS;
  let watched = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    const thread = ticket.thread.value;
    clearTimeout(timer);
    const onTheirWay = thread ? unsettled(thread) : '';
    if (onTheirWay !== watched) pause = FIRST_LOOK_MS;
    watched = onTheirWay;
    if (onTheirWay === '') return;
    timer = setTimeout(() => void ticket.refresh(), pause);
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** The deliveries of which one does not know yet whether they have left, as one string. */
function unsettled(thread: Thread): string {
  return [...thread.notices, ...thread.messages.flatMap((message) => message.deliveries)]
    .filter((delivery) => delivery.status === 'queued' || delivery.status === 'sending')
    .map((delivery) => delivery.id)
    .join(' ');
}
