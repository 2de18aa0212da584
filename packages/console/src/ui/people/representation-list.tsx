import type { Representation } from '@sinia/contracts';
import { formatDate } from '@sinia/i18n';
import { useDesk } from '../parts/desk-context.ts';
import { usePeople } from './people-context.ts';

const BADGE = {
  active: 's-badge s-badge-success',
  not_yet: 's-badge s-badge-info',
  unproven: 's-badge s-badge-warning',
  expired: 's-badge',
  revoked: 's-badge',
} as const;

interface Props {
  /** Whose card it stands on. */
  readonly contactId: string;
  readonly representations: readonly Representation[];
}

/** For whom somebody acts, and who acts for them: for which contracts, how it was shown, and until when. */
export function RepresentationList({ contactId, representations }: Props) {
  const { representation: t } = usePeople().texts;
  if (representations.length === 0) return <p class="s-small s-muted">{t.none}</p>;
  return (
    <ul class="contracts">
      {representations.map((one) => (
        <Line key={one.id} one={one} acts={one.represented.id !== contactId} />
      ))}
    </ul>
  );
}

function Line({ one, acts }: { one: Representation; acts: boolean }) {
  const desk = useDesk();
  const { texts, port, act, turn } = usePeople();
  const { representation: t } = texts;
  const other = acts ? one.represented : one.representative;
  const day = (time: string) => formatDate(desk.words.value.locale, time);
  const about = one.contracts ? t.contracts(one.contracts.join(', ')) : t.everything;
  const until = one.expiresAt ? t.until(day(one.expiresAt)) : t.withoutEnd;
  const revoke = async () => {
    if (await act(port.revokeRepresentation(one.id), t.revoked)) turn.value += 1;
  };
  return (
    <li class="contract">
      <p class="contract-what">
        <span class="s-small s-muted">{acts ? t.actsFor : t.actedForBy}</span>
        <button type="button" class="link-button" onClick={() => desk.goTo({ personId: other.id })}>
          <bdi>{other.name}</bdi>
        </button>
        <span class={BADGE[one.state]}>{t.state[one.state]}</span>
      </p>
      <p class="s-small s-muted">{[t.proof[one.proof], about, until].join(' · ')}</p>
      {one.remark && <p class="s-small">{one.remark}</p>}
      {desk.mayWrite && !one.revokedAt && (
        <button
          type="button"
          class="link-button s-small contract-toggle"
          aria-label={t.revokeOf(other.name)}
          onClick={() => void revoke()}
        >
          {t.revoke}
        </button>
      )}
    </li>
  );
}
