import { alertStaff } from './alert-staff.ts';
import { copyToOthers } from './copy-to-others.ts';
import { identifyRequester } from './identify-requester.ts';
import { noteInDirectory } from './note-in-directory.ts';
import { notifyCustomer } from './notify-customer.ts';
import { notifyMerged } from './notify-merged.ts';
import { notifyRestored } from './notify-restored.ts';
import { proveByLink } from './prove-by-link.ts';
import { rateByCall } from './rate-by-call.ts';
import type { Subscriber } from './subscriber.ts';

/** Who follows every event, in this order. */
export const SUBSCRIBERS: readonly Subscriber[] = [
  notifyCustomer,
  copyToOthers,
  notifyRestored,
  notifyMerged,
  alertStaff,
  identifyRequester,
  proveByLink,
  rateByCall,
  noteInDirectory,
];
