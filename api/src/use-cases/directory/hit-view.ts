import type { DirectoryHit } from '@sinia/contracts';
import { maskDocument, reachOf } from '@sinia/core';
import { type DirectoryCustomer, displayName } from '@sinia/directory';
import { holderOf } from '../../auth/actor.ts';
import type { Context } from '../context.ts';

/** A customer as the caller may see them: whoever may not read documents sees four digits. */
export function hitView(context: Context, customer: DirectoryCustomer): DirectoryHit {
  const { id, documentId, phones, contracts, emails, addresses, kind, documentType, language } = customer;
  const whole = reachOf(holderOf(context.actor), 'document.read') !== null;
  return {
    customerId: id,
    ...{ kind, documentType, language, name: displayName(customer) },
    documentId: documentId && !whole ? maskDocument(documentId) : documentId,
    emails: [...emails],
    phones: phones.map(({ e164, raw }) => e164 ?? raw),
    addresses: addresses.map((address) => ({ ...address })),
    contracts: contracts.map(({ supplyAddress, ...contract }) => ({
      ...contract,
      supplyAddress: supplyAddress && { ...supplyAddress },
    })),
    updatedAt: customer.updatedAt,
  };
}
