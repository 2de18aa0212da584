import { formatReference } from '@sinia/core';
import type { Alert } from '../port/desk-port.ts';
import type { Desk } from '../state/desk.ts';
import { ringOnce } from './ring-once.ts';

/** What has just come makes itself felt as its reader chose. What happens before one's eyes is read, not rung. */
export function ring(desk: Desk, fresh: readonly Alert[]): void {
  const open = desk.ticket.id.value;
  const looking = open !== null && document.hasFocus();
  if (looking) void desk.alerts.markTicketRead(open);
  for (const alert of fresh.filter(({ ticketId }) => !looking || ticketId !== open)) {
    const words = desk.texts.alerts.happened[alert.kind];
    if (alert.ways.includes('desk')) desk.announcement.value = words;
    void ringOnce(`sinia alert ${alert.id}`, () => {
      if (alert.ways.includes('sound')) void import('./chime.ts').then(({ chime }) => chime());
      if (alert.ways.includes('browser')) notifyOutside(desk, alert, words);
    });
  }
}

/** @returns whether the browser may show notifications of this page, or why not */
export function notificationState(): 'granted' | 'denied' | 'default' | 'unknown' {
  return 'Notification' in globalThis ? Notification.permission : 'unknown';
}

/** Outside the page: kind and key, nothing of a customer. */
function notifyOutside(desk: Desk, { id, ticketId, reference }: Alert, words: string): void {
  if (notificationState() !== 'granted' || document.hasFocus()) return;
  const shown = new Notification(words, { body: formatReference(reference), tag: id });
  shown.onclick = () => {
    globalThis.focus();
    shown.close();
    void desk.openTicket(ticketId);
  };
}
