import { shieldCheckIcon } from '@sinia/design/icons';
import { formatDate } from '@sinia/i18n';
import { readablePhone } from '@sinia/i18n/phones';
import type { PersonCard } from '../../port/people-port.ts';
import { Address } from '../parts/address.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from './people-context.ts';

/** By what a person is recognised, where each comes from and what stands behind it. */
export function IdentityList({ identities }: { identities: PersonCard['identities'] }) {
  const { texts } = usePeople();
  if (identities.length === 0) return <p class="s-small s-muted">{texts.card.noIdentities}</p>;
  return (
    <ul class="origins">
      {identities.map((identity) => (
        <li key={`${identity.kind} ${identity.value}`} class="origin">
          <span class="origin-name">{texts.identityKind[identity.kind]}</span>
          <span class="origin-value">
            {identity.kind === 'email' ? (
              <Address of={identity.value} />
            ) : (
              <bdi class="s-numbers">
                {identity.kind === 'phone' ? readablePhone(identity.value) : identity.value}
              </bdi>
            )}
            <Origin identity={identity} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Origin({ identity }: { identity: PersonCard['identities'][number] }) {
  const desk = useDesk();
  const { texts } = usePeople();
  const { source, verifiedHow, addedAt, addedBy } = identity;
  const when = formatDate(desk.words.value.locale, addedAt);
  return (
    <span
      class="origin-from"
      title={texts.card.since(when, addedBy)}
      data-verified={verifiedHow || undefined}
    >
      {verifiedHow && <Icon of={shieldCheckIcon} />}
      {texts.source[source]} · {verifiedHow ? texts.proof[verifiedHow] : texts.unproven}
    </span>
  );
}
