import type { Ticket } from '@sinia/contracts';
import { mask, maskDocument } from '@sinia/core';
import { triangleAlertIcon, userCheckIcon } from '@sinia/design/icons';
import type { PersonCard } from '../../port/people-port.ts';
import { useLoaded } from '../administration/use-loaded.ts';
import { Fact } from '../context/fact.tsx';
import { ActionButton } from '../parts/action-button.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { CandidateList } from './candidate-list.tsx';
import { usePeople } from './people-context.ts';
import { PersonTitle } from './person-title.tsx';

interface Props {
  readonly ticket: Ticket;
  readonly contactId: string;
}

/** Somebody whom it may be: enough to check what the person says, nothing to be read out to them. */
export function CustomerProvisional({ ticket, contactId }: Props) {
  const { texts, port } = usePeople();
  const { value: card, problem, reload } = useLoaded(() => port.card(contactId));
  const others = (ticket.identification?.candidates ?? []).filter((one) => one.contactId !== contactId);
  if (problem) return <FailureNote problem={problem} retry={reload} />;
  if (!card) return <span class="s-skeleton" aria-hidden="true" />;
  return (
    <>
      <PersonTitle name={card.name}>
        <span class="identity">
          <Icon of={triangleAlertIcon} />
          {texts.ticket.provisional}
        </span>
      </PersonTitle>
      <p class="s-notice s-notice-warning s-small">{texts.ticket.provisionalHelp}</p>
      <Checks card={card} />
      <p class="customer-ways">
        <ActionButton id="confirmCustomer" icon={userCheckIcon} label={texts.ticket.confirm} strong />
        <ActionButton id="identify" icon={userCheckIcon} label={texts.ticket.notThis} />
      </p>
      <p class="s-tiny s-muted">{texts.ticket.hidden}</p>
      <CandidateList candidates={others} />
    </>
  );
}

/** The ends of what was not claimed: whoever is asked can be checked by them. */
function Checks({ card }: { card: PersonCard }) {
  const { identityKind, ticket } = usePeople().texts;
  const first = (kind: 'documentId' | 'contract') => card.identities.find((one) => one.kind === kind)?.value;
  const [document, contract] = [first('documentId'), first('contract')];
  if (!document && !contract) return null;
  return (
    <>
      <p class="s-small s-muted">{ticket.matches}</p>
      <dl class="facts">
        <Fact name={identityKind.documentId}>{document && maskDocument(document)}</Fact>
        <Fact name={identityKind.contract}>{contract && mask(contract)}</Fact>
      </dl>
    </>
  );
}
