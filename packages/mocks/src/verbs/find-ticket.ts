import { may, type Permission, parseReference, Refusal } from '@sinia/core';
import { aboutTicket } from '../caller.ts';
import type { MockTicket } from '../desk.ts';
import type { Asked } from '../route.ts';

/** The ticket of the path, where the caller may do this to it; else it is as missing as a missing one. */
export function findTicket({ desk, caller, param }: Asked, permission: Permission): MockTicket {
  const ticket = desk.tickets.get(param('id'));
  if (!ticket || !may(caller.holder, permission, aboutTicket(caller, ticket))) throw new Refusal('not_found');
  return ticket;
}

/** The ticket of the key in the path, as a person typed it. */
export function findTracked({ desk, caller, param }: Asked, permission: Permission): MockTicket {
  const reference = parseReference(param('reference'));
  if (!reference) {
    const fields = [{ pointer: '/reference', code: 'invalid_reference' }];
    throw new Refusal('invalid_reference', { fields });
  }
  const ticket = desk.byReference(reference);
  if (!ticket || !may(caller.holder, permission, aboutTicket(caller, ticket))) throw new Refusal('not_found');
  return ticket;
}
