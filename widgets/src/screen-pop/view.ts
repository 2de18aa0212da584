import type { CallPop, ContactReason, LookedUpCaller, NoticeRoute, OpenedTicket } from '@sinia/sdk';
import type { TextsController } from '../controllers/texts-controller.ts';
import type { Failure } from '../failure.ts';

/** How a number is called: by the exchange, which rings the agent first, or by whatever the computer dials `tel:` with. */
export type DialMode = 'server' | 'tel';

/** What an agent has begun to write of a call. */
export type Draft = {
  readonly reasonId: string;
  readonly channel: NoticeRoute['channel'] | '';
  readonly address: string;
  /** The route that is kept is being changed. */
  readonly changing: boolean;
};

export const blankDraft: Draft = { reasonId: '', channel: '', address: '', changing: false };

/** A caller without a call: the exchange opened a page and told nothing else. */
export type LookedUp = Omit<LookedUpCaller, 'pop'>;

/** What the card of one call needs. */
export type CardView = {
  readonly texts: TextsController;
  readonly now: number;
  readonly pop: CallPop;
  /** The answer to opening the ticket, until the server's own picture has it. */
  readonly opened: OpenedTicket | undefined;
  readonly reasons: readonly ContactReason[];
  readonly draft: Draft;
  readonly complaint: 'reason' | 'route' | 'landline' | undefined;
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  readonly said: string;
  readonly copied: boolean;
  readonly dial: DialMode;
  readonly verbs: CardVerbs;
};

export type CardVerbs = {
  readonly open: () => void;
  readonly link: (ticketId: string) => void;
  readonly identify: (contactId: string | null) => void;
  readonly copy: () => void;
  readonly show: (ticketId: string) => void;
  readonly write: (change: Partial<Draft>) => void;
  readonly save: () => void;
  readonly consent: (given: boolean) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly supervisor: () => void;
  readonly dial: (number: string) => void;
  readonly again: () => void;
};
