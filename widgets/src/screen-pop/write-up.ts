import type { NoticeRoute } from '@sinia/sdk';
import type { CardView, Draft } from './view.ts';

type Asked = { readonly reason: boolean; readonly route: boolean };

/** What is still to be said of a call: the reason until it is said; the route where there is a ticket without one. */
export function askedOf({ pop, draft }: Pick<CardView, 'pop' | 'draft'>): Asked {
  const talked = pop.call.answeredAt !== null;
  return {
    reason: talked && pop.reasonId === null,
    route: pop.ticket !== null && (pop.ticket.noticeRoute === null || draft.changing),
  };
}

/** Spanish landlines begin with 8 or 9 (RD 2296/2004); the server knows the rest. */
export const isLandline = (number: string): boolean =>
  /^(?:\+34|0034)?[89]\d{8}$/.test(number.replace(/[^\d+]/g, ''));

export const routeOf = ({ channel, address }: Draft): NoticeRoute => ({
  channel: channel as NoticeRoute['channel'],
  address: address.trim(),
});

/** What is wrong with a way to tell somebody; undefined where nothing is. */
export function routeComplaint({ channel, address }: Draft): CardView['complaint'] {
  if (!channel || !address.trim()) return 'route';
  return channel === 'sms' && isLandline(address) ? 'landline' : undefined;
}
