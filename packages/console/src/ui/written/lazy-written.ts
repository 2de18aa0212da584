import type { Message } from '@sinia/contracts';
import { lazyPart } from '../parts/lazy-part.tsx';

export const WayNotice = lazyPart(async () => (await import('./way-notice.tsx')).WayNotice);
export const MessageFacts = lazyPart(async () => (await import('./message-facts.tsx')).MessageFacts);
export const DeliveryReason = lazyPart(async () => (await import('./delivery-reason.tsx')).DeliveryReason);

/** Ways on which a provider has a say in what may be written. */
export const isWritten = (channel: string | undefined) =>
  channel !== undefined && !['email', 'sms', 'post', 'chat'].includes(channel);

/** Whether there is more to say of a message than its words. */
export const isMore = ({ media, reactions, editedAt, erasedAt }: Message) =>
  media.length > 0 || reactions.length > 0 || editedAt !== null || erasedAt !== null;
