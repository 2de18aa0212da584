import type { Identification } from '@sinia/contracts';
import { userCheckIcon } from '@sinia/design/icons';
import { useLoaded } from '../administration/use-loaded.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from './people-context.ts';
import { useLinking } from './use-linking.ts';

type Candidate = Identification['candidates'][number];

const SHOWN = 5;

/** Who it may be, the likeliest first, and why; one of them is taken with a click. */
export function CandidateList({ candidates }: { candidates: readonly Candidate[] }) {
  const { texts, port } = usePeople();
  const shown = candidates.slice(0, SHOWN);
  const loaded = useLoaded(() =>
    Promise.all(shown.map(({ contactId }) => port.card(contactId).catch(() => null))),
  );
  if (candidates.length === 0) return null;
  return (
    <>
      <p class="s-small s-muted">{texts.ticket.ambiguous}</p>
      <ul class="candidates">
        {shown.map((candidate, index) => (
          <CandidateLine
            key={candidate.contactId}
            candidate={candidate}
            name={loaded.value?.[index]?.name ?? null}
          />
        ))}
      </ul>
    </>
  );
}

function CandidateLine({ candidate, name }: { candidate: Candidate; name: string | null }) {
  const desk = useDesk();
  const { texts } = usePeople();
  const link = useLinking();
  if (name === null) return <li class="s-skeleton" aria-hidden="true" />;
  const reasons = candidate.reasons.map((reason) => texts.reason[reason]);
  return (
    <li class="candidate">
      <span class="candidate-who">
        <bdi>{name}</bdi>
        <span class="s-tiny s-muted">{[texts.ticket.score(candidate.score), ...reasons].join(' · ')}</span>
      </span>
      {desk.mayWrite && (
        <button
          type="button"
          class="s-button s-button-small s-button-icon"
          aria-label={texts.ticket.choose(name)}
          title={texts.ticket.choose(name)}
          onClick={() => void link({ id: candidate.contactId, name })}
        >
          <Icon of={userCheckIcon} />
        </button>
      )}
    </li>
  );
}
