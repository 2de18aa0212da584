import { define } from '../dom/define.ts';
import { SiniaTicketForm } from '../ticket-form.ts';

define('sinia-ticket-form', SiniaTicketForm);

declare global {
  interface HTMLElementTagNameMap {
    'sinia-ticket-form': SiniaTicketForm;
  }
}

export { SiniaTicketForm };
