import type { Ticket } from '@sinia/contracts';
import { MOST_COPIES } from '@sinia/core';
import { plusIcon } from '@sinia/design/icons';
import type { DraftCopies } from '../../port/desk-port.ts';
import { ChatNote } from '../chats/chat-note.tsx';
import { Address } from '../parts/address.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { AddressField } from './address-field.tsx';
import { knownCopies } from './known-copies.ts';

const NOBODY: DraftCopies = { cc: [], bcc: [] };
const MOST_OFFERED = 5;

/** Who gets the reply: the customer, who may be there to read it at once; others only because somebody here added them. */
export function RecipientsRow({ ticket }: { ticket: Ticket }) {
  return (
    <>
      {ticket.channel === 'chat' && <ChatNote ticket={ticket} />}
      <Others ticket={ticket} />
    </>
  );
}

function Others({ ticket }: { ticket: Ticket }) {
  const desk = useDesk();
  const { recipients } = desk.texts;
  const thread = desk.ticket.thread.value;
  const typed = desk.drafts.draft(ticket.id, 'public').copies;
  const copies = typed ?? NOBODY;
  const known = thread ? knownCopies(thread, copies) : [];
  const set = (changes: Partial<DraftCopies>) => desk.drafts.setCopies(ticket.id, { ...copies, ...changes });
  if (!typed && known.length === 0) return null;
  return (
    <div class="recipients">
      {typed && <Fields ticket={ticket} copies={typed} set={set} />}
      {known.length > 0 && (
        <p class="recipients-known">
          <span>{recipients.known}</span>
          {known.slice(0, MOST_OFFERED).map((address) => (
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

interface FieldsProps {
  readonly ticket: Ticket;
  readonly copies: DraftCopies;
  readonly set: (changes: Partial<DraftCopies>) => void;
}

function Fields({ ticket, copies, set }: FieldsProps) {
  const { recipients } = useDesk().texts;
  const { noticeRoute, requester } = ticket;
  const count = copies.cc.length + copies.bcc.length;
  return (
    <>
      <div class="recipients-to">
        <span class="addresses-label">{recipients.to}</span>
        <span class="recipients-name">
          <Address of={noticeRoute?.address ?? requester.email ?? requester.name ?? ''} />
        </span>
      </div>
      <AddressField label={recipients.cc} addresses={copies.cc} onChange={(cc) => set({ cc })} />
      <AddressField label={recipients.bcc} addresses={copies.bcc} onChange={(bcc) => set({ bcc })} />
      <p class="recipients-help" data-wrong={count > MOST_COPIES || undefined}>
        {count > MOST_COPIES ? recipients.tooMany(MOST_COPIES) : recipients.help}
      </p>
    </>
  );
}
