import type { Ticket } from '@sinia/contracts';
import { circleUserIcon, searchIcon } from '@sinia/design/icons';
import { ActionButton } from '../parts/action-button.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { CandidateList } from './candidate-list.tsx';
import { usePeople } from './people-context.ts';
import { standingOf } from './standing.ts';

/** Nobody whom we know for certain: who it may be, and the ways to find out. */
export function CustomerUnknown({ ticket }: { ticket: Ticket }) {
  const desk = useDesk();
  const { texts } = usePeople();
  const standing = standingOf(ticket, desk.now());
  const { identification } = ticket;
  const reasons: Readonly<Record<string, string>> = texts.reason;
  const why = identification && reasons[identification.reason];
  return (
    <>
      <h3 class="context-title">{texts.ticket.title}</h3>
      <p class="customer-unknown">
        <Icon of={circleUserIcon} />
        <span>
          {standing === 'anonymous' ? texts.ticket.anonymous : texts.ticket.unknown}
          {why && identification.reason !== 'no_claim' && (
            <span class="s-tiny s-muted customer-why">{texts.ticket.because(why)}</span>
          )}
        </span>
      </p>
      <CandidateList candidates={identification?.candidates ?? []} customers={identification?.customers} />
      <p class="customer-ways">
        <ActionButton id="identify" icon={searchIcon} label={texts.ticket.identify} />
      </p>
    </>
  );
}
