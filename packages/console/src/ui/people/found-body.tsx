import { readablePhone } from '@sinia/i18n/phones';
import { initials } from '../../format/initials.ts';
import type { AquacisCustomer, PersonLine } from '../../port/people-port.ts';
import { usePeople } from './people-context.ts';
import type { Found } from './person-search.ts';

/** One line of what was found: who, by what one would recognise them, and where they are. */
export function FoundBody({ found }: { found: Found }) {
  const { texts } = usePeople();
  const { person, customer } = found;
  const name = person?.name ?? customer?.name ?? '';
  return (
    <>
      <span class="s-avatar found-avatar" aria-hidden="true">
        {initials(name)}
      </span>
      <span class="found-who">
        <bdi class="found-name s-truncate">{name}</bdi>
        <span class="found-detail s-truncate">{detailOf(found, texts.find.contracts)}</span>
      </span>
      {customer && <span class="s-badge s-badge-info">{texts.source.aquacis}</span>}
    </>
  );
}

function detailOf({ person, customer }: Found, contracts: (count: number) => string): string {
  const own = person ? tellingIdentities(person) : customer ? tellingKeys(customer) : [];
  const count = customer?.contracts.length ?? 0;
  return [...own, ...(count > 0 ? [contracts(count)] : [])].join(' · ');
}

const TELLING = ['documentId', 'phone', 'email', 'contract'] as const;
const MOST = 3;

function tellingIdentities({ identities }: PersonLine): string[] {
  const first = (kind: string) => identities.find((one) => one.kind === kind)?.value ?? [];
  return TELLING.flatMap(first).map(readablePhone).slice(0, MOST);
}

function tellingKeys({ documentId, phones, emails }: AquacisCustomer): string[] {
  return [documentId, phones[0], emails[0]].flatMap((value) => (value ? readablePhone(value) : []));
}
