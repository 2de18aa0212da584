import type { PersonCard } from '../../port/people-port.ts';
import { useLoaded } from '../administration/use-loaded.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { ContractList } from './contract-list.tsx';
import { usePeople } from './people-context.ts';

interface Props {
  readonly card: PersonCard;
  readonly whole?: boolean;
}

/** The contracts of somebody as Aquacis has them; whoever is not there has none. */
export function PersonContracts({ card, whole = false }: Props) {
  const { texts } = usePeople();
  const { aquacisId } = card;
  if (!aquacisId) return <p class="s-small s-muted">{texts.contracts.none}</p>;
  return <OfAquacis key={aquacisId} customerId={aquacisId} whole={whole} />;
}

function OfAquacis({ customerId, whole }: { customerId: string; whole: boolean }) {
  const { port } = usePeople();
  const loaded = useLoaded(() => port.customerInAquacis(customerId));
  if (loaded.problem?.code === 'not_found') return <ContractList contracts={[]} customerId={customerId} />;
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return <span class="s-skeleton" aria-hidden="true" />;
  return <ContractList contracts={loaded.value.contracts} customerId={customerId} whole={whole} />;
}
