import { notifyCustomer } from './notify-customer.ts';
import type { Subscriber } from './subscriber.ts';

/** Who follows every event, in this order. */
export const SUBSCRIBERS: readonly Subscriber[] = [notifyCustomer];
