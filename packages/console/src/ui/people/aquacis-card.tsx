import { userPlusIcon } from '@sinia/design/icons';
import { initials } from '../../format/initials.ts';
import type { AquacisCustomer } from '../../port/people-port.ts';
import { Fact } from '../context/fact.tsx';
import { Address } from '../parts/address.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { CardBack } from './card-back.tsx';
import { ContractList, contractsOf } from './contract-list.tsx';
import { usePeople } from './people-context.ts';

/** A customer of the billing system who has no card here yet. */
export function AquacisCard({ customer }: { customer: AquacisCustomer }) {
  const desk = useDesk();
  const { texts, port, act, search } = usePeople();
  const { customerId, name, documentId, emails, phones, addresses, language } = customer;
  const adopt = async () => {
    const card = await act(port.adopt(customerId), texts.aquacis.imported);
    if (!card) return;
    search.shown.value = null;
    desk.goTo({ personId: card.id });
    void search.run();
  };
  return (
    <section class="people-card" aria-label={texts.aquacis.label}>
      <CardBack />
      <header class="person-head">
        <span class="s-avatar" aria-hidden="true">
          {initials(name)}
        </span>
        <div class="person-who">
          <h2 class="person-name">
            <bdi>{name}</bdi>
          </h2>
          <p class="s-muted">
            {texts.card.customerNumber} <bdi class="s-numbers">{customerId}</bdi> · {texts.aquacis.notHere}
          </p>
        </div>
        {desk.mayWrite && (
          <button type="button" class="s-button s-button-primary" onClick={() => void adopt()}>
            <Icon of={userPlusIcon} />
            {texts.aquacis.import}
          </button>
        )}
      </header>
      <div class="person-columns">
        <section class="person-part">
          <h3 class="context-title">{texts.card.facts}</h3>
          <dl class="facts">
            <Fact name={texts.identityKind.documentId}>{documentId}</Fact>
            <Fact name={texts.identityKind.phone}>{phones.join(', ')}</Fact>
            <Fact name={texts.identityKind.email}>
              {emails.length > 0 && emails.map((email) => <Address key={email} of={email} />)}
            </Fact>
            <Fact name={texts.field.address}>
              {addresses.map(({ street, town }) => [street, town].filter(Boolean).join(', ')).join(' · ')}
            </Fact>
            <Fact name={texts.field.language}>{language && desk.texts.language[language]}</Fact>
          </dl>
        </section>
        <section class="person-part">
          <h3 class="context-title">{texts.contracts.title}</h3>
          <ContractList contracts={contractsOf(customer)} whole />
        </section>
      </div>
    </section>
  );
}
