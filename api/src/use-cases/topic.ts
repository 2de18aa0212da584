/**
 * What a wake-up is about: something was committed; who is where; what somebody is told; a ticket, whose deliveries
 * moved on, which no event tells; `missed`: nobody listened for a while, it may have been anything.
 */
export type Topic = 'committed' | 'presence' | 'alerts' | 'missed' | `tkt_${string}`;

/** That messages of a ticket went their way. */
export const deliveriesOf = (ticketId: string) => ticketId as Topic;
