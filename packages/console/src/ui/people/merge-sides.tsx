import { formatDate } from '@sinia/i18n';
import { readablePhone } from '@sinia/i18n/phones';
import { initials } from '../../format/initials.ts';
import type { MergePreview, PersonLine } from '../../port/people-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { usePeople } from './people-context.ts';

/** The two beside each other: the card that stays, and the one that goes into it. */
export function MergeSides({ preview }: { preview: MergePreview }) {
  const { merge } = usePeople().texts;
  return (
    <div class="merge-sides">
      <Side person={preview.into} title={merge.stays} />
      <Side person={preview.from} title={merge.goes} />
    </div>
  );
}

function Side({ person, title }: { person: PersonLine; title: string }) {
  const desk = useDesk();
  const { texts } = usePeople();
  const since = formatDate(desk.words.value.locale, person.createdAt);
  return (
    <section class="merge-side" aria-label={`${title}: ${person.name}`}>
      <p class="s-tiny s-muted">{title}</p>
      <p class="merge-who">
        <span class="s-avatar found-avatar" aria-hidden="true">
          {initials(person.name)}
        </span>
        <bdi class="found-name">{person.name}</bdi>
      </p>
      <ul class="merge-identities">
        {person.identities.map((one) => (
          <li key={`${one.kind} ${one.value}`}>
            <span class="s-hidden">{texts.identityKind[one.kind]} </span>
            <bdi>{readablePhone(one.value)}</bdi>
          </li>
        ))}
      </ul>
      <p class="s-tiny s-muted">
        {person.aquacisId ? `${texts.card.customerNumber} ${person.aquacisId}` : texts.merge.since(since)}
      </p>
    </section>
  );
}
