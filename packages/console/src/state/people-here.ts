import { signal } from '@preact/signals';
import type { Present } from '../port/desk-port.ts';

/** Who else has which ticket open, as the live stream tells it. */
export class PeopleHere {
  readonly all = signal<readonly Present[]>([]);

  on(ticketId: string): readonly Present[] {
    return this.all.value.filter((one) => one.ticketId === ticketId);
  }

  /** Those who write there at this moment. */
  typingOn(ticketId: string): readonly Present[] {
    return this.on(ticketId).filter(({ doing, away }) => doing === 'typing' && !away);
  }
}
