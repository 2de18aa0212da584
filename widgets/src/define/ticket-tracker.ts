import { define } from '../dom/define.ts';
import { SiniaTicketTracker } from '../ticket-tracker.ts';

define('sinia-ticket-tracker', SiniaTicketTracker);

declare global {
  interface HTMLElementTagNameMap {
    'sinia-ticket-tracker': SiniaTicketTracker;
  }
}

export { SiniaTicketTracker };
