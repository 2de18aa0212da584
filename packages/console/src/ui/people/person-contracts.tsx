import type { PersonCard } from '../../port/people-port.ts';
import { ContractList } from './contract-list.tsx';

interface Props {
  readonly card: PersonCard;
  readonly whole?: boolean;
}

/** The contracts of somebody, those of Aquacis and those that were written down. */
export function PersonContracts({ card, whole = false }: Props) {
  const contracts = card.contracts.map(({ source, ...contract }) => ({
    ...contract,
    customerId: source === 'aquacis' ? card.aquacisId : null,
  }));
  return <ContractList contracts={contracts} whole={whole} />;
}
