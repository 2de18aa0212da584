import type { Identification } from '@sinia/contracts';
import { userCheckIcon } from '@sinia/design/icons';
import { useLoaded } from '../administration/use-loaded.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from './people-context.ts';
import { useLinking } from './use-linking.ts';

type Candidate = Identification['candidates'][number];
type OfferedCustomer = NonNullable<Identification['customers']>[number];

interface Props {
  readonly candidates: readonly Candidate[];
  /** Of the billing system, who have no card here. */
  readonly customers?: readonly OfferedCustomer[] | undefined;
}

/** Somebody whom it may be, and what taking them does. */
interface Offer extends Pick<Candidate, 'score' | 'reasons'> {
  readonly id: string;
  readonly inAquacis: boolean;
  readonly read: () => Promise<{ readonly name: string }>;
  readonly take: (name: string) => Promise<unknown>;
}

const SHOWN = 5;

/** Who it may be, the likeliest first, and why; one of them is taken with a click. */
export function CandidateList({ candidates, customers = [] }: Props) {
  const { texts, port, act } = usePeople();
  const link = useLinking();
  const adopt = async (customerId: string) => {
    const card = await act(port.adopt(customerId));
    if (card) await link(card);
  };
  const here = candidates.map(({ contactId: id, ...why }): Offer => {
    return { ...why, id, inAquacis: false, read: () => port.card(id), take: (name) => link({ id, name }) };
  });
  const there = customers.map(({ customerId: id, ...why }): Offer => {
    return { ...why, id, inAquacis: true, read: () => port.customerInAquacis(id), take: () => adopt(id) };
  });
  const offers = [...here.slice(0, SHOWN), ...there.slice(0, SHOWN)];
  if (offers.length === 0) return null;
  return (
    <>
      <p class="s-small s-muted">{texts.ticket.ambiguous}</p>
      <ul class="candidates">
        {offers.map((offer) => (
          <OfferLine key={offer.id} offer={offer} />
        ))}
      </ul>
    </>
  );
}

function OfferLine({ offer }: { offer: Offer }) {
  const desk = useDesk();
  const { texts } = usePeople();
  const { value, problem } = useLoaded(offer.read);
  // Whoever is blocked or gone by now is nobody to choose.
  if (problem) return null;
  if (!value) return <li class="s-skeleton" aria-hidden="true" />;
  const reasons = offer.reasons.map((reason) => texts.reason[reason]);
  const choose = texts.ticket.choose(value.name);
  return (
    <li class="candidate">
      <span class="candidate-who">
        <span class="candidate-name">
          <bdi>{value.name}</bdi>
          {offer.inAquacis && <span class="s-badge s-badge-info">{texts.source.aquacis}</span>}
        </span>
        <span class="s-tiny s-muted">{[texts.ticket.score(offer.score), ...reasons].join(' · ')}</span>
      </span>
      {desk.mayWrite && (
        <button
          type="button"
          class="s-button s-button-small s-button-icon"
          aria-label={choose}
          title={choose}
          onClick={() => void offer.take(value.name)}
        >
          <Icon of={userCheckIcon} />
        </button>
      )}
    </li>
  );
}
