import type { Ticket } from '@sinia/contracts';
import { MOST_COPIES } from '@sinia/core';
import { plusIcon } from '@sinia/design/icons';
import { useState } from 'preact/hooks';
import type { DraftCopies } from '../../port/desk-port.ts';
import { Address } from '../parts/address.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { AddressField } from './address-field.tsx';
import { knownCopies } from './known-copies.ts';

const NOBODY: DraftCopies = { cc: [], bcc: [] };

/** Who gets the reply: the customer always; others only because somebody here added them. */
export function RecipientsRow({ ticket }: { ticket: Ticket }) {
  const desk = useDesk();
  const { recipients } = desk.texts;
  const [opened, setOpened] = useState(false);
  const thread = desk.ticket.thread.value;
  const copies = desk.drafts.draft(ticket.id, 'public').copies ?? NOBODY;
  const count = copies.cc.length + copies.bcc.length;
  const known = thread ? knownCopies(thread, copies) : [];
  const set = (changes: Partial<DraftCopies>) => desk.drafts.setCopies(ticket.id, { ...copies, ...changes });
  const to = ticket.noticeRoute?.address ?? ticket.requester.email ?? ticket.requester.name ?? '';
  return (
    <div class="recipients">
      <div class="recipients-to">
        <span class="addresses-label">{recipients.to}</span>
        <span class="recipients-name">
          <Address of={to} />
        </span>
        {!opened && count === 0 && (
          <button type="button" class="link-button" onClick={() => setOpened(true)}>
            {recipients.open}
          </button>
        )}
      </div>
      {(opened || count > 0) && (
        <>
          <AddressField label={recipients.cc} addresses={copies.cc} onChange={(cc) => set({ cc })} />
          <AddressField label={recipients.bcc} addresses={copies.bcc} onChange={(bcc) => set({ bcc })} />
          <p class="recipients-help">
            {count > MOST_COPIES ? recipients.tooMany(MOST_COPIES) : recipients.help}
          </p>
        </>
      )}
      {known.length > 0 && (
        <p class="recipients-known">
          <span>{recipients.known}</span>
          {known.slice(0, 5).map((address) => (
            <button
              key={address}
              type="button"
              class="known-copy"
              aria-label={recipients.add(address)}
              onClick={() => set({ cc: [...copies.cc, address] })}
            >
              <Icon of={plusIcon} />
              <Address of={address} />
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
