import { chevronRightIcon } from '@sinia/design/icons';
import { formatDate } from '@sinia/i18n';
import { useState } from 'preact/hooks';
import type { AquacisCustomer, PersonCard } from '../../port/people-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { ContractAccount } from './contract-account.tsx';
import { usePeople } from './people-context.ts';

/** A contract as it is shown, whoever told of it. */
export type ShownContract = Omit<PersonCard['contracts'][number], 'source'> & {
  /** The customer of Aquacis whose it is; null where Aquacis does not know it. */
  readonly customerId: string | null;
};

/** The contracts of a customer of Aquacis who has no card. */
export function contractsOf({ customerId, contracts }: AquacisCustomer): ShownContract[] {
  return contracts.map(({ supplyAddress, ...contract }) => ({
    ...contract,
    ...{ customerId, supplyAddress: supplyAddress && placeOf(supplyAddress) },
  }));
}

const placeOf = ({ street, town }: { street: string; town: string | null }) =>
  [street, town].filter(Boolean).join(', ');

const BADGE = {
  active: 's-badge s-badge-success',
  pending: 's-badge s-badge-info',
  cut: 's-badge s-badge-danger',
  ended: 's-badge',
} as const;

interface Props {
  readonly contracts: readonly ShownContract[];
  /** Where there is room for the bills and readings of each. */
  readonly whole?: boolean;
}

/** What somebody is to each contract, where its water goes, and how it stands. */
export function ContractList({ contracts, whole = false }: Props) {
  const { texts } = usePeople();
  if (contracts.length === 0) return <p class="s-small s-muted">{texts.contracts.none}</p>;
  if (!whole) return <Short contracts={contracts} />;
  return (
    <ul class="contracts">
      {contracts.map((contract) => (
        <li key={contract.number} class="contract">
          <ContractHead contract={contract} />
          {contract.customerId && (
            <Account
              number={contract.number}
              customerId={contract.customerId}
              opened={contracts.length === 1}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

const SHORT = 3;

/** A line each, and of many contracts the first: what has not ended before what has. */
function Short({ contracts }: { contracts: readonly ShownContract[] }) {
  const { contracts: t } = usePeople().texts;
  const first = contracts.toSorted(
    (left, right) => Number(left.status === 'ended') - Number(right.status === 'ended'),
  );
  return (
    <ul class="contracts-short" aria-label={t.title}>
      {first.slice(0, SHORT).map(({ number, status, role, supplyAddress }) => (
        <li key={number} class="contract-short">
          <span class="s-truncate">
            <bdi class="contract-number s-numbers">{number}</bdi>
            {supplyAddress && ` · ${supplyAddress}`}
          </span>
          {status === null || status === 'active' ? (
            <span class="s-tiny s-muted">{t.role[role]}</span>
          ) : (
            <span class={BADGE[status]}>{t.status[status]}</span>
          )}
        </li>
      ))}
      {first.length > SHORT && <li class="s-tiny s-muted">{t.more(first.length - SHORT)}</li>}
    </ul>
  );
}

function ContractHead({ contract }: { contract: ShownContract }) {
  const desk = useDesk();
  const { contracts: t } = usePeople().texts;
  const { number, role, status, supplyAddress, meterSerial, startDate, endDate, use } = contract;
  const day = (date: string) => formatDate(desk.words.value.locale, `${date}T12:00:00Z`);
  const since = endDate ? t.until(day(endDate)) : startDate ? t.since(day(startDate)) : null;
  return (
    <div class="contract-head">
      <p class="contract-what">
        <bdi class="contract-number s-numbers">{number}</bdi>
        {status && <span class={BADGE[status]}>{t.status[status]}</span>}
        <span class="s-small s-muted">{t.role[role]}</span>
      </p>
      {supplyAddress && <p class="contract-place">{supplyAddress}</p>}
      <p class="s-small s-muted">
        {[use, meterSerial && `${t.meter} ${meterSerial}`, since].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}

interface AccountProps {
  readonly number: string;
  readonly customerId: string;
  readonly opened: boolean;
}

function Account({ number, customerId, opened }: AccountProps) {
  const { contracts: t } = usePeople().texts;
  const [open, setOpen] = useState(opened);
  return (
    <div class="contract-more">
      <button
        type="button"
        class="s-button s-button-quiet s-button-small contract-toggle"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon of={chevronRightIcon} />
        {t.account}
        <span class="s-hidden"> {number}</span>
      </button>
      {open && <ContractAccount contractNumber={number} customerId={customerId} />}
    </div>
  );
}
