import { chevronRightIcon } from '@sinia/design/icons';
import { formatDate } from '@sinia/i18n';
import { useState } from 'preact/hooks';
import type { AquacisCustomer } from '../../port/people-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { ContractAccount } from './contract-account.tsx';
import { usePeople } from './people-context.ts';

type Contract = AquacisCustomer['contracts'][number];

const BADGE = {
  active: 's-badge s-badge-success',
  pending: 's-badge s-badge-info',
  cut: 's-badge s-badge-danger',
  ended: 's-badge',
} as const;

interface Props {
  readonly contracts: readonly Contract[];
  readonly customerId: string;
  /** Where there is room for the bills and readings of each. */
  readonly whole?: boolean;
}

/** What somebody is to each contract, where its water goes, and how it stands. */
export function ContractList({ contracts, customerId, whole = false }: Props) {
  const { texts } = usePeople();
  if (contracts.length === 0) return <p class="s-small s-muted">{texts.contracts.none}</p>;
  if (!whole) return <Short contracts={contracts} />;
  return (
    <ul class="contracts">
      {contracts.map((contract) => (
        <li key={contract.number} class="contract">
          <ContractHead contract={contract} />
          <Account contract={contract} customerId={customerId} opened={contracts.length === 1} />
        </li>
      ))}
    </ul>
  );
}

const SHORT = 3;

/** A line each, and of many contracts the first: what has not ended before what has. */
function Short({ contracts }: { contracts: readonly Contract[] }) {
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
            {supplyAddress && ` · ${supplyAddress.street}`}
          </span>
          <span class={status === 'active' ? 's-tiny s-muted' : BADGE[status]}>
            {status === 'active' ? t.role[role] : t.status[status]}
          </span>
        </li>
      ))}
      {first.length > SHORT && <li class="s-tiny s-muted">{t.more(first.length - SHORT)}</li>}
    </ul>
  );
}

function ContractHead({ contract }: { contract: Contract }) {
  const desk = useDesk();
  const { contracts: t } = usePeople().texts;
  const { number, role, status, supplyAddress, meterSerial, startDate, endDate, use } = contract;
  const day = (date: string) => formatDate(desk.words.value.locale, `${date}T12:00:00Z`);
  const place = supplyAddress && [supplyAddress.street, supplyAddress.town].filter(Boolean).join(', ');
  const since = endDate ? t.until(day(endDate)) : startDate ? t.since(day(startDate)) : null;
  return (
    <div class="contract-head">
      <p class="contract-what">
        <bdi class="contract-number s-numbers">{number}</bdi>
        <span class={BADGE[status]}>{t.status[status]}</span>
        <span class="s-small s-muted">{t.role[role]}</span>
      </p>
      {place && <p class="contract-place">{place}</p>}
      <p class="s-small s-muted">
        {[use, meterSerial && `${t.meter} ${meterSerial}`, since].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}

interface AccountProps {
  readonly contract: Contract;
  readonly customerId: string;
  readonly opened: boolean;
}

function Account({ contract, customerId, opened }: AccountProps) {
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
        <span class="s-hidden"> {contract.number}</span>
      </button>
      {open && <ContractAccount contractNumber={contract.number} customerId={customerId} />}
    </div>
  );
}
